package org.bluehorizons.rental.payments;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with Stripe: forms there, JSON back. Blocks. Safe for use by many threads. */
@Component
@Conditional(OnStripe.class)
final class StripeClient implements AutoCloseable {

    /** Of the API; else it would be what somebody has chosen for the account. */
    private static final String VERSION = "2024-06-20";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StripeSettings settings;
    private final HttpClient http;

    /**
     * @param json an empty object when the body was none
     */
    record Answer(int status, JsonNode json) {

        boolean succeeded() {
            return status == 200;
        }

        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    StripeClient(StripeSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /**
     * @param idempotencyKey under which Stripe does it once; null where a repeat is told otherwise
     * @throws IOException when there was no answer; nobody knows whether it was done
     */
    Answer post(String path, Map<String, String> form, @Nullable String idempotencyKey)
            throws IOException {
        var request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build());
    }

    /**
     * @throws IOException when there was no answer
     */
    Answer get(String path, Map<String, String> query) throws IOException {
        return send(request(path + "?" + encoded(query)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.url() + "/").resolve(path))
                .timeout(settings.timeout())
                .header("Stripe-Version", VERSION)
                .header("Authorization", "Bearer " + settings.secretKey());
    }

    /** The time-out is for head and body together; the request's own would be for the head only. */
    private Answer send(HttpRequest request) throws IOException {
        var asked = http.sendAsync(request, BodyHandlers.ofString());
        try {
            var response = asked.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), json(response.body()));
        } catch (TimeoutException slow) {
            throw new IOException("no answer within " + settings.timeout(), slow);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            asked.cancel(true);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            // A proxy's page, say. The status says what is to be done.
            return JSON.createObjectNode();
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
