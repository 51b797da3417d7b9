/**
 * The files that are loaded: taken in by upload, whole or in pieces that may break off, and kept
 * where every worker can read them, in a directory or an S3-compatible bucket.
 *
 * <p>In: {@code /v1/load-files}, {@link org.bluehorizons.ingestion.files.LoadFiles#take}. Out: the
 * bytes of a {@link org.bluehorizons.ingestion.files.LoadFile}, as a {@link
 * org.bluehorizons.ingestion.formats.RowSource}.
 */
@NullMarked
package org.bluehorizons.ingestion.files;

import org.jspecify.annotations.NullMarked;
