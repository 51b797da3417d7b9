package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** Checksums of bytes on their way. */
final class Digests {

    /** RFC 9530: a dictionary with a byte sequence under the algorithm's name. */
    private static final Pattern SHA_256 =
            Pattern.compile("(?:^|[,\\s])sha-256=:([A-Za-z0-9+/=]{44}):");

    private Digests() {}

    static MessageDigest sha256() {
        return of("SHA-256");
    }

    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static void update(MessageDigest digest, InputStream content) throws IOException {
        var buffer = new byte[1 << 16];
        for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            digest.update(buffer, 0, count);
        }
    }

    /**
     * The SHA-256 that {@code Repr-Digest} or {@code Content-Digest} promises.
     *
     * @return in hexadecimal; null: it promises none
     * @throws ProblemException 422 when it is none
     */
    static @Nullable String promised(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var found = SHA_256.matcher(header);
        if (!found.find()) {
            throw ProblemException.field("Repr-Digest", "sha-256=:BASE64: (RFC 9530)");
        }
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1)));
        } catch (IllegalArgumentException notBase64) {
            throw ProblemException.field("Repr-Digest", "sha-256=:BASE64: (RFC 9530)");
        }
    }
}
