package org.bluehorizons.notifications;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.bluehorizons.notifications.NotificationSettings.Push;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Push messages to browsers and phones (RFC 8030); their page shows what it decrypts. */
final class WebPush implements Channel {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration WORTH = Duration.ofDays(1);
    // A push message has 3993 bytes at most, and a character three of them.
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 900;

    private final Push settings;
    private final PushSubscriptions subscriptions;
    private final PushServices services;
    private final SecureRandom chance;
    private final VapidToken token;
    private final HttpPost http;

    /** What the page gets. */
    private record Shown(String title, String text, @Nullable String about) {}

    WebPush(Push settings, PushSubscriptions subscriptions, SecureRandom chance, Clock clock) {
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.services = new PushServices(settings.services());
        this.chance = chance;
        this.token = new VapidToken(settings, clock);
        this.http = new HttpPost(settings.timeout());
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public void send(Delivery delivery) throws IOException, Undeliverable, InterruptedException {
        var keys =
                subscriptions
                        .find(delivery.address())
                        .filter(found -> found.subject().equals(delivery.subject()))
                        .orElseThrow(() -> new Undeliverable("the subscription has ended"));
        var endpoint = URI.create(delivery.address());
        if (!services.take(endpoint)) {
            throw new Undeliverable("no push service: " + endpoint.getHost());
        }
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(settings.timeout())
                        .header("TTL", Long.toString(WORTH.toSeconds()))
                        .header("Content-Encoding", "aes128gcm")
                        .header("Content-Type", "application/octet-stream")
                        .header("Authorization", token.authorization(endpoint))
                        .POST(BodyPublishers.ofByteArray(encrypted(delivery, keys)))
                        .build();
        try {
            http.send(request);
        } catch (Undeliverable gone) {
            if (String.valueOf(gone.getMessage()).matches(".* (404|410)")) {
                subscriptions.delete(delivery.subject(), delivery.address());
            }
            throw gone;
        }
    }

    private byte[] encrypted(Delivery delivery, PushSubscriptions.Keys keys) {
        var shown =
                new Shown(
                        shortened(delivery.title(), LONGEST_TITLE),
                        shortened(delivery.text(), LONGEST_TEXT),
                        Objects.toString(delivery.about(), null));
        return PushEncryption.encrypt(
                JSON.writeValueAsBytes(shown),
                Base64.getUrlDecoder().decode(keys.p256dh()),
                Base64.getUrlDecoder().decode(keys.auth()),
                chance);
    }

    /** What is longer than a push message can be is in the inbox. */
    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
