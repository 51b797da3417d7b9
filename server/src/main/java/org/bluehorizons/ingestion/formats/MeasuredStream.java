package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes as they lie there: counts them, and remembers when they cannot be fetched, so that
 * this is not taken for a fault of the file. For one thread.
 */
final class MeasuredStream extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream file;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long bytes;
    private @Nullable IOException failure;

    MeasuredStream(InputStream file) {
        this.file = file;
    }

    long bytes() {
        return bytes - (end - position);
    }

    @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, end - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /** Zero at the end only: gzip looks here whether another member follows. */
    @Override
    public int available() throws IOException {
        return fill() ? end - position : 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        try {
            var count = file.read(buffer, 0, buffer.length);
            position = 0;
            end = Math.max(0, count);
            bytes += end;
            return end > 0;
        } catch (IOException gone) {
            failure = gone;
            throw gone;
        }
    }
}
