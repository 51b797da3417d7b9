package org.bluehorizons.bench.charging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator who starts charging from afar, over REST. Safe for use by many threads. */
final class RemoteStarts implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;
    private static final int AT_ONCE = 16;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService desks = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Future<Start>> starts = Collections.synchronizedList(new ArrayList<>());
    private final String authorization;

    /**
     * @param accepted by the charge point
     * @param took from the request to the charge point's answer
     */
    record Start(String station, boolean accepted, Duration took) {}

    RemoteStarts() throws IOException, InterruptedException {
        JsonNode session =
                post(
                        "/v1/sessions",
                        "none",
                        Map.of(
                                "email", Network.ADMINISTRATOR.email(),
                                "password", Network.ADMINISTRATOR.password()));
        authorization = "Bearer " + session.path("token").asString("");
    }

    /** Makes the tokens known that charge points show. */
    void registerTokens() throws IOException, InterruptedException {
        List<String> tokens = new ArrayList<>(Stations.TOKENS);
        tokens.add(Stations.OPERATOR_TOKEN);
        for (String token : tokens) {
            post(
                    "/v1/charging/tokens",
                    authorization,
                    Map.of("token", token, "type", "ISO14443", "mostConcurrent", 1_000));
        }
    }

    /** At once, beside the caller. */
    void start(String station) {
        starts.add(desks.submit(() -> ask(station)));
    }

    /** All that were asked for since the last time, when they have ended. */
    List<Start> results() throws ExecutionException, InterruptedException {
        List<Future<Start>> asked = List.copyOf(starts);
        starts.clear();
        List<Start> results = new ArrayList<>();
        for (Future<Start> one : asked) {
            results.add(one.get());
        }
        return results;
    }

    private Start ask(String station) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        JsonNode command =
                post(
                        "/v1/charging/stations/%s/remote-start?wait=%d"
                                .formatted(station, WAIT_SECONDS),
                        authorization,
                        Map.of("evseId", 1, "token", Stations.OPERATOR_TOKEN));
        return new Start(
                station,
                command.path("response").path("status").asString("").equals("Accepted"),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private JsonNode post(String path, String authorization, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d%s"
                                                        .formatted(Network.http(), path)))
                                .header("Content-Type", "application/json")
                                .header("Authorization", authorization)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "POST %s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        desks.shutdownNow();
        http.close();
    }
}
