package org.bluehorizons.ingestion.formats;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a file is to be read. */
public record FileKind(Format format, Compression compression) {

    /** So many of a file's first bytes tell enough. */
    public static final int FIRST_BYTES = 4096;

    public FileKind {
        if (format == Format.PARQUET && compression != Compression.NONE) {
            throw new UnreadableFile(
                    0, null, "Parquet in " + compression.word() + " (expected: Parquet as it is)");
        }
    }

    /**
     * Tells it by the name's ending ({@code prices.csv.gz}), else by the media type ({@code
     * application/x-ndjson}), else by the content. What the bytes say for certain wins: gzip, zstd
     * and Parquet begin with marks of their own.
     *
     * @param first the file's first bytes, up to {@link #FIRST_BYTES}
     * @throws UnreadableFile when name or media type promise Parquet or a compression that the
     *     bytes are not
     */
    public static FileKind told(@Nullable String name, @Nullable String mediaType, byte[] first) {
        var byName = Hints.ofName(name == null ? "" : name);
        var byType = Hints.ofMediaType(mediaType == null ? "" : mediaType);
        var compression = compression(first);
        byName.compression()
                .filter(promised -> first.length > 0 && promised != compression)
                .ifPresent(promised -> {
                    throw new UnreadableFile(
                            0,
                            null,
                            "%s: the name says %s, the content is not"
                                    .formatted(name, promised.word()));
                });
        if (isParquet(first)) {
            return new FileKind(Format.PARQUET, Compression.NONE);
        }
        var format =
                byName.format()
                        .or(byType::format)
                        .orElseGet(() ->
                                compression == Compression.NONE && looksLikeJson(first)
                                        ? Format.NDJSON
                                        : Format.CSV);
        if (format == Format.PARQUET) {
            throw new UnreadableFile(
                    0, null, "said to be Parquet (expected: a file that begins with PAR1)");
        }
        return new FileKind(format, compression);
    }

    private record Hints(Optional<Format> format, Optional<Compression> compression) {

        static Hints ofName(String name) {
            var rest = name.toLowerCase(Locale.ROOT);
            Optional<Compression> compression = Optional.empty();
            if (rest.endsWith(".gz") || rest.endsWith(".gzip")) {
                compression = Optional.of(Compression.GZIP);
            } else if (rest.endsWith(".zst") || rest.endsWith(".zstd")) {
                compression = Optional.of(Compression.ZSTD);
            }
            if (compression.isPresent()) {
                rest = rest.substring(0, rest.lastIndexOf('.'));
            }
            return new Hints(ofEnding(rest.substring(rest.lastIndexOf('.') + 1)), compression);
        }

        static Hints ofMediaType(String mediaType) {
            var end = mediaType.indexOf(';');
            var type = (end < 0 ? mediaType : mediaType.substring(0, end)).strip();
            var format =
                    switch (type.toLowerCase(Locale.ROOT)) {
                        case "text/csv", "application/csv" -> Optional.of(Format.CSV);
                        case "application/x-ndjson", "application/ndjson", "application/jsonl" ->
                                Optional.of(Format.NDJSON);
                        case "application/vnd.apache.parquet", "application/x-parquet" ->
                                Optional.of(Format.PARQUET);
                        default -> Optional.<Format>empty();
                    };
            return new Hints(format, Optional.empty());
        }

        private static Optional<Format> ofEnding(String ending) {
            return switch (ending) {
                case "csv" -> Optional.of(Format.CSV);
                case "ndjson", "jsonl" -> Optional.of(Format.NDJSON);
                case "parquet" -> Optional.of(Format.PARQUET);
                default -> Optional.empty();
            };
        }
    }

    private static Compression compression(byte[] first) {
        if (begins(first, 0x1f, 0x8b)) {
            return Compression.GZIP;
        }
        return begins(first, 0x28, 0xb5, 0x2f, 0xfd) ? Compression.ZSTD : Compression.NONE;
    }

    private static boolean isParquet(byte[] first) {
        return begins(first, 'P', 'A', 'R', '1');
    }

    private static boolean looksLikeJson(byte[] first) {
        for (var next : first) {
            if (!Character.isWhitespace(next)) {
                return next == '{';
            }
        }
        return false;
    }

    private static boolean begins(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (var index = 0; index < mark.length; index++) {
            if ((content[index] & 0xff) != mark[index]) {
                return false;
            }
        }
        return true;
    }
}
