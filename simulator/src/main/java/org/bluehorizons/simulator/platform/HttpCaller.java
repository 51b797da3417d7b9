package org.bluehorizons.simulator.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls over HTTP. What the platform is too busy for is asked again after the time that it says.
 *
 * @param token session or API key; empty for nobody in particular
 */
public record HttpCaller(HttpClient http, URI address, String token) implements Caller {

    static final String JSON_TYPE = "application/json";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 5;
    private static final int LONGEST_WAIT_SECONDS = 5;

    public static HttpCaller anonymous(URI address) {
        return new HttpCaller(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), address, "");
    }

    public HttpCaller with(String other) {
        return new HttpCaller(http, address, other);
    }

    /**
     * @throws PlatformRefusal when the platform will not have it
     */
    public Answer signIn(String email, String password) throws IOException, InterruptedException {
        var credentials = JSON.createObjectNode().put("email", email).put("password", password);
        return with("").post("/v1/sessions", credentials, "").demand();
    }

    @Override
    public Answer call(String method, String path, String type, byte[] body, String key)
            throws IOException, InterruptedException {
        var request = request(method, path, type, body, key);
        for (var left = TRIES; ; left--) {
            var answer = http.send(request, BodyHandlers.ofString());
            var busy = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (!busy || left == 0) {
                return new Answer(method + " " + path, answer.statusCode(), read(answer.body()));
            }
            Thread.sleep(Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, wait(answer))));
        }
    }

    @Override
    public String toString() {
        return "HttpCaller[%s]".formatted(address);
    }

    static byte[] json(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    private HttpRequest request(String method, String path, String type, byte[] body, String key) {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static int wait(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException other) {
            return JSON.createObjectNode().put("detail", body);
        }
    }
}
