package org.bluehorizons.ingestion;

import java.util.UUID;

/**
 * A chunk of good rows, waiting in a table of their own to be merged.
 *
 * @param mode one of the data set's
 * @param table with schema; has {@code line bigint} and the data set's columns, no index, and
 *     nothing but this chunk's rows, in the order of the file
 * @param firstLine of the chunk
 * @param lastLine of the chunk
 * @param rows how many there are
 */
public record StagedRows(
        UUID load, LoadMode mode, String table, long firstLine, long lastLine, long rows) {}
