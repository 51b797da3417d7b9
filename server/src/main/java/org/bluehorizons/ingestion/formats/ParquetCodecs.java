package org.bluehorizons.ingestion.formats;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Unpacks Parquet's pages: snappy, gzip and zstd, which is what programs write. Neither needs
 * Hadoop's codecs, and none believes a page header that promises too much.
 */
final class ParquetCodecs implements CompressionCodecFactory {

    private final int mostExpansion;

    ParquetCodecs(FormatSettings settings) {
        this.mostExpansion = settings.mostExpansion();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> new Pages(codec);
            default ->
                    throw new UnreadableFile(
                            0,
                            null,
                            "Parquet's compression %s (expected: none, snappy, gzip or zstd)"
                                    .formatted(codec));
        };
    }

    private final class Pages implements BytesInputDecompressor {

        private final CompressionCodecName codec;

        Pages(CompressionCodecName codec) {
            this.codec = codec;
        }

        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(unpacked(page.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer page, int packedSize, ByteBuffer target, int size)
                throws IOException {
            var packed = new byte[packedSize];
            page.get(packed);
            target.put(unpacked(packed, size)).flip();
        }

        private byte[] unpacked(byte[] packed, int size) throws IOException {
            if (size < 0
                    || (size > BoundedExpansion.FREE
                            && size > (long) packed.length * mostExpansion)) {
                throw new UnreadableFile(
                        0,
                        null,
                        "a page of %d bytes becomes %d, more than %d times as many (bluehorizons.ingestion.formats.most-expansion)"
                                .formatted(packed.length, size, mostExpansion));
            }
            var content =
                    switch (codec) {
                        case SNAPPY -> snappy(packed, size);
                        case GZIP -> gzip(packed, size);
                        case ZSTD -> zstd(packed, size);
                        default -> packed;
                    };
            if (content.length != size) {
                throw new IOException(
                        "a page has %d bytes (expected: %d)".formatted(content.length, size));
            }
            return content;
        }

        private byte[] snappy(byte[] packed, int size) throws IOException {
            if (Snappy.uncompressedLength(packed) != size) {
                throw new IOException("a page has not the length that its header says");
            }
            return Snappy.uncompress(packed);
        }

        private byte[] gzip(byte[] packed, int size) throws IOException {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return in.readNBytes(size);
            }
        }

        private byte[] zstd(byte[] packed, int size) throws IOException {
            try {
                return Zstd.decompress(packed, size);
            } catch (ZstdException broken) {
                throw new IOException(broken);
            }
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Parquet is only read here");
    }

    @Override
    public void release() {
        // Nothing is held.
    }
}
