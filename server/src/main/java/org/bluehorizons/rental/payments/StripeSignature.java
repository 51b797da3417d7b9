package org.bluehorizons.rental.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature}: {@code t=SECONDS,v1=HEX,...}, with an HMAC-SHA256 of the
 * time, a dot and the body. Several signatures are there while a secret is being changed; one must
 * be right.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Verify webhook signatures</a>
 */
final class StripeSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST = 1_000;
    private static final Pattern TIME = Pattern.compile("(?:^|,)t=([0-9]{1,12})(?:,|$)");
    private static final Pattern SIGNATURE = Pattern.compile("(?:^|,)v1=([0-9a-f]{64})(?=,|$)");

    private StripeSignature() {}

    static boolean isRight(String header, byte[] body, String secret, Instant now) {
        var time = TIME.matcher(header);
        if (header.length() > LONGEST || !time.find()) {
            return false;
        }
        var signed = Instant.ofEpochSecond(Long.parseLong(time.group(1)));
        if (Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        var expected = signature(time.group(1), body, secret);
        return SIGNATURE
                .matcher(header)
                .results()
                .map(found -> HexFormat.of().parseHex(found.group(1)))
                .anyMatch(given -> MessageDigest.isEqual(given, expected));
    }

    private static byte[] signature(String time, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
