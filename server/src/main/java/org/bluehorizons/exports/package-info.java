/**
 * Rows of the platform as CSV files, for staff: asked for with a period, written by a task, kept as
 * long as files to load are.
 *
 * <p>In: {@code POST /v1/exports}; what may be exported is declared by beans of {@link
 * org.bluehorizons.exports.ExportSet}. Out: files, and who asked for them in schema {@code
 * exports}.
 */
@NullMarked
package org.bluehorizons.exports;

import org.jspecify.annotations.NullMarked;
