package org.bluehorizons.notifications;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.bluehorizons.notifications.NotificationSettings.Sms;
import tools.jackson.databind.json.JsonMapper;

/**
 * SMS by a provider's HTTP interface, or a small adapter before it: {@code {"id", "to", "text"}}.
 * The id is also the Idempotency-Key.
 */
final class SmsWebhook implements Channel {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sms settings;
    private final HttpPost http;

    SmsWebhook(Sms settings) {
        this.settings = settings;
        this.http = new HttpPost(settings.timeout());
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public void send(Delivery delivery) throws IOException, Undeliverable, InterruptedException {
        var body =
                JSON.writeValueAsString(
                        Map.of(
                                "id", delivery.id().toString(),
                                "to", delivery.address(),
                                "text", delivery.text()));
        var request =
                HttpRequest.newBuilder(URI.create(settings.url()))
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", delivery.id().toString())
                        .POST(BodyPublishers.ofString(body));
        if (!settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        http.send(request.build());
    }
}
