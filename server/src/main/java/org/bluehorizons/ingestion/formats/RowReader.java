package org.bluehorizons.ingestion.formats;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one after the other. For one thread.
 *
 * <p>A row that cannot be read by itself has a {@linkplain #fault fault} and no values; reading
 * goes on behind it. What makes the rest of the file unreadable ends the reading with {@link
 * UnreadableFile}; when the file cannot be fetched it is an {@link IOException}, and trying again
 * later may help.
 */
public interface RowReader extends Closeable {

    /** The columns that were asked for, in that order, whatever order the file has them in. */
    List<String> columns();

    /**
     * Goes on to the next row.
     *
     * @return false behind the last one
     * @throws UnreadableFile when the file is broken, truncated, or beyond a limit
     */
    boolean next() throws IOException;

    /**
     * Goes on so far that the next row has a greater line; call it before the first {@link #next},
     * to resume behind a row that was read before. Text is read over again, Parquet's row groups
     * are skipped.
     *
     * @param line of the last row that is not wanted
     */
    void skipTo(long line) throws IOException;

    /** Where the row begins: lines of text count from 1 with the header, rows of Parquet from 1. */
    long line();

    /** What is wrong with this row; null: nothing. */
    @Nullable Fault fault();

    /**
     * The value as text, as the file writes it; of Parquet as ISO 8601 and plain decimals. Null
     * when there is none: an empty field of CSV without quotes, null or nothing in NDJSON. Objects
     * and lists are JSON.
     *
     * @param column index in {@link #columns}
     */
    @Nullable String value(int column);

    /** Of the file as it lies there (compressed), about; for telling progress beside its size. */
    long bytesRead();
}
