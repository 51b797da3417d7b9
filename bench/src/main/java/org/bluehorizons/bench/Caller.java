package org.bluehorizons.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has signed in and uses the REST interface. Safe for use by many threads. */
public final class Caller implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI platform;
    private final String token;

    private Caller(URI platform, String email, String password)
            throws IOException, InterruptedException {
        this.platform = platform;
        String body = JSON.writeValueAsString(Map.of("email", email, "password", password));
        HttpRequest signIn =
                HttpRequest.newBuilder(platform.resolve("/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        this.token = send(signIn).path("token").asString();
    }

    public static Caller signIn(URI platform, String email, String password)
            throws IOException, InterruptedException {
        return new Caller(platform, email, password);
    }

    /** For {@code Authorization: Bearer}. */
    public String token() {
        return token;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** With an idempotency key. */
    public JsonNode post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return post(
                path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /** The same with a body of any kind. */
    public JsonNode post(String path, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body)
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s: %d %s"
                            .formatted(
                                    request.method(),
                                    request.uri().getPath(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
