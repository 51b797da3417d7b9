package org.bluehorizons.charging.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a station must show to be let in. Passwords are random, so their SHA-256 is kept.
 *
 * @param securityProfile the least that it may connect with (OCPP 2.0.1, part 2, A00)
 * @param nextPasswordHash takes the other's place when the station first uses it
 */
record StationCredentials(
        String station,
        int securityProfile,
        byte @Nullable [] passwordHash,
        byte @Nullable [] nextPasswordHash,
        Standing standing) {

    /**
     * Why it is not let in; null when it is.
     *
     * @param known null: nobody registered it
     */
    static @Nullable String objection(@Nullable StationCredentials known, Introduction shown) {
        if (known == null) {
            return "not a registered station";
        }
        if (shown.securityProfile() < known.securityProfile) {
            return "security profile %d (expected: %d or higher)"
                    .formatted(shown.securityProfile(), known.securityProfile);
        }
        var commonName = shown.commonName();
        if (commonName != null) {
            return commonName.equals(shown.station())
                    ? null
                    : "its certificate is of " + commonName;
        }
        var password = shown.password();
        return password == null
                        || matches(password, known.passwordHash)
                        || matches(password, known.nextPasswordHash)
                ? null
                : "wrong password";
    }

    /** Whether it shows the password that it was given last, and may. */
    boolean isNextPassword(Introduction shown) {
        var password = shown.password();
        return password != null
                && shown.securityProfile() >= securityProfile
                && matches(password, nextPasswordHash);
    }

    /** As it is, or the key that some 1.6 charge points send as the digits it was set by. */
    private static boolean matches(byte[] password, byte @Nullable [] hash) {
        if (hash == null) {
            return false;
        }
        if (MessageDigest.isEqual(sha256(password), hash)) {
            return true;
        }
        try {
            var digits = new String(password, StandardCharsets.US_ASCII);
            return MessageDigest.isEqual(sha256(HexFormat.of().parseHex(digits)), hash);
        } catch (IllegalArgumentException noDigits) {
            return false;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
