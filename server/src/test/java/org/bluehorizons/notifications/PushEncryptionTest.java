package org.bluehorizons.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {

    /** RFC 8291, section 5. */
    private static final String EXAMPLE =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    void readsTheExampleOfTheStandard() throws Exception {
        var browser =
                new Browser(
                        new KeyPair(
                                P256.publicKey(
                                        bytes(
                                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
                                P256.privateKey(
                                        bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))),
                        bytes("BTBZMqHH6r4Tts7J_aSIgg"));
        assertThat(browser.decrypted(bytes(EXAMPLE)))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void isReadByItsBrowserAlone() throws Exception {
        var browser = Browser.fresh();
        var body =
                PushEncryption.encrypt(
                        "Your trip has ended".getBytes(StandardCharsets.UTF_8),
                        bytes(browser.p256dh()),
                        bytes(browser.auth()),
                        new SecureRandom());
        assertThat(browser.decrypted(body)).isEqualTo("Your trip has ended");
        assertThatThrownBy(() -> Browser.fresh().decrypted(body))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void takesNoPointBesideTheCurve() {
        var point = bytes(Browser.fresh().p256dh());
        point[64] ^= 1;
        assertThatThrownBy(() -> P256.publicKey(point))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pushesToPushServicesOnly() {
        var services =
                new PushServices(List.of("https://fcm.googleapis.com", "https://*.push.apple.com"));
        assertThat(services.take(URI.create("https://fcm.googleapis.com/fcm/send/1"))).isTrue();
        assertThat(services.take(URI.create("https://web.push.apple.com/1"))).isTrue();
        for (var other :
                List.of(
                        "http://fcm.googleapis.com/1",
                        "https://fcm.googleapis.com:8443/1",
                        "https://fcm.googleapis.com.evil.example/1",
                        "https://evil.example/.push.apple.com",
                        "https://evilpush.apple.com/1",
                        "https://x@fcm.googleapis.com/1",
                        "https://169.254.169.254/latest/meta-data",
                        "file:///etc/passwd",
                        "mailto:a@b")) {
            assertThat(services.take(URI.create(other))).as(other).isFalse();
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
