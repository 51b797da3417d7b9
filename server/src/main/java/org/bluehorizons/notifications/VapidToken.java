package org.bluehorizons.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.bluehorizons.notifications.NotificationSettings.Push;
import tools.jackson.databind.json.JsonMapper;

/** Who we are, for push services (RFC 8292): a signed token for each request. */
final class VapidToken {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration VALID = Duration.ofHours(12);

    private final String publicKey;
    private final ECPrivateKey privateKey;
    private final String contact;
    private final Clock clock;

    /**
     * @throws IllegalArgumentException naming the setting whose key is none
     */
    VapidToken(Push settings, Clock clock) {
        try {
            P256.publicKey(Base64.getUrlDecoder().decode(settings.publicKey()));
            privateKey = P256.privateKey(Base64.getUrlDecoder().decode(settings.privateKey()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "bluehorizons.notifications.push: no key pair of the curve P-256 in base64url",
                    wrong);
        }
        this.publicKey = settings.publicKey();
        this.contact = settings.contact();
        this.clock = clock;
    }

    /** The value of the header {@code Authorization}. */
    String authorization(URI endpoint) {
        var claims =
                Map.of(
                        "aud",
                        endpoint.getScheme() + "://" + endpoint.getAuthority(),
                        "exp",
                        clock.instant().plus(VALID).getEpochSecond(),
                        "sub",
                        contact);
        var text = encoded(Map.of("typ", "JWT", "alg", "ES256")) + "." + encoded(claims);
        return "vapid t=%s.%s, k=%s".formatted(text, signature(text), publicKey);
    }

    private static String encoded(Map<String, ?> part) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private String signature(String text) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
