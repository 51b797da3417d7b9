/**
 * Bulk loads: files of rows go into data sets, whole or not at all, and go on after whatever stops
 * them.
 *
 * <p>In: files ({@code ingestion.files}, {@code ingestion.sources}), {@link
 * org.bluehorizons.ingestion.Loads#submit} and {@code POST /v1/loads}; what may be loaded is
 * declared by beans of {@link org.bluehorizons.ingestion.DataSet}. Out: rows in the tables of the
 * data sets, reports of rejected rows, figures of each load in schema {@code ingestion}.
 */
@NullMarked
package org.bluehorizons.ingestion;

import org.jspecify.annotations.NullMarked;
