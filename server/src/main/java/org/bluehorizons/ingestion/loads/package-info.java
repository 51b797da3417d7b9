/**
 * The engine of loads: stages a file in chunks, checks, merges, publishes; each step commits with
 * its checkpoint, so that another worker goes on where one ended.
 *
 * <p>In: {@link org.bluehorizons.ingestion.Loads}, {@code /v1/loads}, tasks of type {@code
 * ingestion.load}. Out: rows merged by data sets, progress and reports in schema {@code ingestion}.
 */
@NullMarked
package org.bluehorizons.ingestion.loads;

import org.jspecify.annotations.NullMarked;
