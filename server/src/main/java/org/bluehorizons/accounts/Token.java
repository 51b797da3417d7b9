package org.bluehorizons.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret that proves who calls: 256 random bits, in base64url, behind a prefix that tells secret
 * scanners what they found. Only its hash is kept.
 */
record Token(String text) {

    static final String SESSION = "bhs_";
    static final String API_KEY = "bhk_";

    private static final int BYTES = 32;

    static Token random(String prefix, SecureRandom random) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new Token(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Without salt, because what is hashed is random itself. */
    Hash hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return new Hash(
                    HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    boolean isSession() {
        return text.startsWith(SESSION);
    }

    boolean isApiKey() {
        return text.startsWith(API_KEY);
    }

    @Override
    public String toString() {
        return "Token[…]";
    }

    /** SHA-256 of a token. */
    record Hash(String hex) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }
}
