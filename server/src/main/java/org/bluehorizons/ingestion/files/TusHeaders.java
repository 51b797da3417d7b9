package org.bluehorizons.ingestion.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Headers of the tus protocol 1.0.0. */
final class TusHeaders {

    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String EXPIRES = "Upload-Expires";
    static final String EXTENSIONS = "creation,expiration,checksum,termination";
    static final String ALGORITHMS = "sha1,sha256";

    /** What bytes have to give. */
    record Checksum(MessageDigest digest, byte[] expected) {

        boolean holds() {
            return MessageDigest.isEqual(digest.digest(), expected);
        }
    }

    private TusHeaders() {}

    static void demandVersion(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw ProblemException.of(
                            HttpStatus.PRECONDITION_FAILED,
                            "tus_version",
                            "Tus-Resumable: %s (expected: %s)".formatted(version, VERSION))
                    .withHeader("Tus-Version", VERSION);
        }
    }

    /** A number of bytes. */
    static long bytes(String header, @Nullable String value) {
        if (value == null || !value.matches("[0-9]{1,18}")) {
            throw ProblemException.field(header, "a number of bytes");
        }
        return Long.parseLong(value);
    }

    /** {@code filename d29ybGQ=,filetype dGV4dC9jc3Y=}: values are text in Base64. */
    static Map<String, String> metadata(@Nullable String header) {
        var metadata = new HashMap<String, String>();
        if (header == null || header.isBlank()) {
            return metadata;
        }
        for (var pair : header.split(",", -1)) {
            var parts = pair.strip().split(" ", 2);
            try {
                metadata.put(
                        parts[0],
                        parts.length == 1
                                ? ""
                                : new String(
                                        Base64.getDecoder().decode(parts[1].strip()),
                                        StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notBase64) {
                throw ProblemException.field(METADATA, "pairs such as filename BASE64");
            }
        }
        return metadata;
    }

    /** {@code sha1 BASE64}, or nothing. */
    static @Nullable Checksum checksum(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var parts = header.strip().split(" ", 2);
        var algorithm =
                switch (parts[0]) {
                    case "sha1" -> "SHA-1";
                    case "sha256" -> "SHA-256";
                    default -> throw wrongChecksum();
                };
        try {
            var expected = Base64.getDecoder().decode(parts.length == 2 ? parts[1].strip() : "");
            return new Checksum(Digests.of(algorithm), expected);
        } catch (IllegalArgumentException notBase64) {
            throw wrongChecksum();
        }
    }

    private static ProblemException wrongChecksum() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "checksum_not_supported",
                "Upload-Checksum: expected sha1 or sha256, a space, and the checksum in Base64");
    }

    /** As HTTP writes it. */
    static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
