package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import java.util.List;

/** Rows of a text file, which are found one after the other, and read when they are wanted. */
abstract class TextRows implements RowReader {

    private final TextFile file;
    private final Columns columns;

    /** The row was found already, while resuming. */
    private boolean ahead;

    TextRows(TextFile file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Goes on to the next row, which {@link #line} then tells; false behind the last one. */
    abstract boolean find() throws IOException;

    /** Reads the row that was found. */
    abstract void read();

    @Override
    public final boolean next() throws IOException {
        if (!ahead && !find()) {
            return false;
        }
        ahead = false;
        read();
        return true;
    }

    @Override
    public final void skipTo(long line) throws IOException {
        while (line > 0 && !ahead && find()) {
            ahead = line() > line;
        }
    }

    /** The failure to be thrown: what of it is the file's fault is thrown here. */
    final IOException explained(IOException failure) {
        return file.explained(failure, line());
    }

    @Override
    public final List<String> columns() {
        return columns.names();
    }

    @Override
    public final long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public final void close() throws IOException {
        file.close();
    }
}
