package org.bluehorizons.charging.stations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stations' passwords: made, judged and hashed. Safe for use by many threads. */
@Component
class Passwords {

    /** OCPP 2.0.1, A00: a BasicAuthPassword has 16 to 40 characters. */
    static final String RULE = "16 to 40 printable characters of ASCII";

    private static final int LENGTH = 40;

    /** OCPP 1.6's AuthorizationKey holds 20 bytes. */
    private static final int LENGTH_OF_1_6 = 20;

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom chance;

    Passwords(SecureRandom chance) {
        this.chance = chance;
    }

    /**
     * @param version {@code 1.6} makes a shorter one; null where it is not known
     */
    String make(@Nullable String version) {
        var length = "1.6".equals(version) ? LENGTH_OF_1_6 : LENGTH;
        return chance.ints(length, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (made, index) -> made.append(LETTERS.charAt(index)),
                        StringBuilder::append)
                .toString();
    }

    static boolean isGood(String password) {
        return password.matches("[\\x20-\\x7E]{16,40}");
    }

    /** SHA-256; plain, for what is random cannot be guessed. */
    static byte[] hash(String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
