package org.bluehorizons.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the platform's REST, over real HTTP. */
public final class Rest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final String token;

    /** What came back. */
    public record Answer(int status, JsonNode json, HttpResponse<String> response) {

        public String text(String pointer) {
            return json.at(pointer).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private Rest(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** Nobody in particular. */
    public static Rest anonymous(int port) {
        return new Rest(port, "");
    }

    /** The administrator whom every test platform has. */
    public static Rest administrator(int port) {
        return signedIn(port, "admin@bluehorizons.test", "correct horse battery staple");
    }

    public static Rest signedIn(int port, String email, String password) {
        var answer =
                anonymous(port)
                        .post(
                                "/v1/sessions",
                                """
                                {"email": "%s", "password": "%s"}
                                """
                                        .formatted(email, password));
        return anonymous(port).with(answer.text("/token"));
    }

    /** A program with a key of that role, such as {@code operator}. */
    public static Rest as(int port, String role) {
        var made =
                administrator(port)
                        .post(
                                "/v1/api-keys",
                                """
                                {"name": "test", "roles": ["%s"]}
                                """
                                        .formatted(role));
        return anonymous(port).with(made.text("/key"));
    }

    public Rest with(String otherToken) {
        return new Rest(port, otherToken);
    }

    public String token() {
        return token;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** A POST under a key of its own. */
    public Answer postOnce(String path, String json) {
        return post(path, json, "Idempotency-Key", UUID.randomUUID().toString());
    }

    /** A POST of a file under a key of its own. */
    public Answer postFile(String path, byte[] file, String type) {
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(file),
                "Content-Type",
                type,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    public Answer send(String method, String path, String body, String... headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .method(method, body)
                        .setHeader("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (var index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").contains("json")
                ? JSON.readTree(response.body())
                : JSON.createObjectNode();
    }
}
