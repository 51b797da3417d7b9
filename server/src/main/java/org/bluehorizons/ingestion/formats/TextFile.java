package org.bluehorizons.ingestion.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** A text file under way: unpacked, without a byte order mark. For one thread. */
final class TextFile implements Closeable {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final MeasuredStream file;
    private final InputStream content;

    private TextFile(MeasuredStream file, InputStream content) {
        this.file = file;
        this.content = content;
    }

    static TextFile open(RowSource source, Compression compression, FormatSettings settings)
            throws IOException {
        var file = new MeasuredStream(source.open());
        try {
            return new TextFile(file, content(file, compression, settings));
        } catch (IOException broken) {
            file.close();
            throw explained(file, broken, 0);
        }
    }

    private static InputStream content(
            MeasuredStream file, Compression compression, FormatSettings settings)
            throws IOException {
        if (compression == Compression.NONE) {
            return withoutMark(file);
        }
        if (file.available() == 0) {
            throw new IOException("an empty file (expected: " + compression.word() + ")");
        }
        return withoutMark(new BoundedExpansion(compression.unpacked(file), file, settings));
    }

    private static InputStream withoutMark(InputStream content) throws IOException {
        var first = content.readNBytes(BYTE_ORDER_MARK.length);
        var rest = new PushbackInputStream(content, BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            rest.unread(first);
        }
        return rest;
    }

    InputStream content() {
        return content;
    }

    long bytesRead() {
        return file.bytes();
    }

    /**
     * Whose fault a failure was: throws {@link UnreadableFile} when the file's.
     *
     * @param line behind which it happened
     * @return to be thrown: the file could not be fetched
     */
    IOException explained(IOException failure, long line) {
        return explained(file, failure, line);
    }

    private static IOException explained(MeasuredStream file, IOException failure, long line) {
        var fetching = file.failure();
        if (fetching != null) {
            return fetching;
        }
        throw new UnreadableFile(line, null, "unreadable from here on: " + failure.getMessage());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
