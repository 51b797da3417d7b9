/**
 * Reads rows out of files: CSV, NDJSON and Parquet, plain or compressed, never the whole file in
 * memory. In: a file that may be hostile. Out: rows of text in the columns that were asked for, and
 * what is wrong with a row or with the file, by line, column and rule.
 */
@NullMarked
package org.bluehorizons.ingestion.formats;

import org.jspecify.annotations.NullMarked;
