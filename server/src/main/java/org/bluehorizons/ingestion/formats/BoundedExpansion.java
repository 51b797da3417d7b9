package org.bluehorizons.ingestion.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a compressed file that becomes far more than it is: a bomb. */
final class BoundedExpansion extends FilterInputStream {

    /** What a small file may become whatever the ratio. */
    static final long FREE = 64L << 20;

    private final MeasuredStream packed;
    private final FormatSettings settings;
    private long bytes;

    BoundedExpansion(InputStream unpacked, MeasuredStream packed, FormatSettings settings) {
        super(unpacked);
        this.packed = packed;
        this.settings = settings;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) throws IOException {
        bytes += more;
        if (bytes > settings.largestExpanded().toBytes()) {
            throw new IOException(
                    "unpacked more than %d bytes (bluehorizons.ingestion.formats.largest-expanded)"
                            .formatted(settings.largestExpanded().toBytes()));
        }
        if (bytes > FREE && bytes > packed.bytes() * settings.mostExpansion()) {
            throw new IOException(
                    "%d bytes became %d, more than %d times as many (bluehorizons.ingestion.formats.most-expansion)"
                            .formatted(packed.bytes(), bytes, settings.mostExpansion()));
        }
    }
}
