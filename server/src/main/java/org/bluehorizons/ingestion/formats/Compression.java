package org.bluehorizons.ingestion.formats;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How the bytes of a file are packed. Parquet packs its pages itself and counts as none. */
public enum Compression {
    NONE,
    /** RFC 1952, of one member or several. */
    GZIP,
    /** RFC 8878, of one frame or several. */
    ZSTD;

    private static final int BUFFER = 1 << 16;

    /** Windows of at most 128 MiB, as the zstd tool takes them by default. */
    private static final int LONGEST_WINDOW = 27;

    /** As JSON and the database write it, such as {@code gzip}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one written that way, if there is one. */
    public static Optional<Compression> of(String word) {
        return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
    }

    InputStream unpacked(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed).setLongMax(LONGEST_WINDOW);
        };
    }
}
