package org.bluehorizons.ingestion.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts text into lines of bounded length, as bytes; the buffer is overwritten by the next line. For
 * one thread.
 */
final class Lines {

    private static final int BUFFER = 1 << 16;

    private final InputStream content;
    private final long longest;
    private byte[] buffer = new byte[BUFFER];

    /** The line; what was read ahead begins at next. */
    private int start;

    private int end;
    private int next;
    private int filled;
    private long line;

    Lines(InputStream content, long longest) {
        this.content = content;
        this.longest = longest;
    }

    /**
     * Goes on to the next line.
     *
     * @return false behind the last one
     * @throws UnreadableFile when it is too long
     */
    boolean next() throws IOException {
        start = next;
        for (var scanned = start; ; scanned++) {
            if (scanned == filled) {
                var kept = filled - start;
                demandBounded(kept);
                if (!more(kept)) {
                    return last();
                }
                scanned = start + kept;
            }
            if (buffer[scanned] == '\n') {
                demandBounded(scanned - start);
                end = scanned;
                next = scanned + 1;
                line++;
                return true;
            }
        }
    }

    private boolean last() {
        end = filled;
        next = filled;
        if (end == start) {
            return false;
        }
        line++;
        return true;
    }

    private void demandBounded(int bytes) {
        if (bytes > longest) {
            throw new UnreadableFile(
                    line + 1,
                    null,
                    "a row of more than %d bytes (bluehorizons.ingestion.formats.longest-row)"
                            .formatted(longest));
        }
    }

    private boolean more(int kept) throws IOException {
        System.arraycopy(buffer, start, buffer, 0, kept);
        start = 0;
        filled = kept;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        var count = content.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** From 1. */
    long line() {
        return line;
    }
}
