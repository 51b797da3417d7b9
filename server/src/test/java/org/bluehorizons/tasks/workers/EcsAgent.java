package org.bluehorizons.tasks.workers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Behaves like the container agent of Amazon ECS at its task protection endpoint: holds the
 * protection until it expires, answers as the Developer Guide shows.
 */
final class EcsAgent implements AutoCloseable {

    private static final String TASK = "arn:aws:ecs:ap-southeast-1:123456789012:task/bh/1a2b";

    private final HttpServer server;
    private final Clock clock;
    private final List<String> asked = new ArrayList<>();
    private @Nullable Reply refusal;
    private @Nullable Instant protectedUntil;

    private record Reply(int status, String body) {}

    EcsAgent(Clock clock) {
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/api/1a2b/task-protection/v1/state", this::handle);
        server.start();
    }

    /** As {@code ECS_AGENT_URI}. */
    String uri() {
        return "http://127.0.0.1:%d/api/1a2b".formatted(server.getAddress().getPort());
    }

    /** What ECS does when a deployment is stuck. */
    synchronized void refuse() {
        refusal =
                new Reply(
                        200,
                        """
                        {"failure": {"Arn": "%s", "Detail": null, "Reason": "DEPLOYMENT_BLOCKED"}}
                        """
                                .formatted(TASK));
    }

    /** A role that may not, a throttled API. */
    synchronized void fail() {
        refusal =
                new Reply(
                        400,
                        """
                        {"requestID": "1", "error": {"Arn": "%s", "Code": "AccessDeniedException", "Message": "no"}}
                        """
                                .formatted(TASK));
    }

    synchronized void comply() {
        refusal = null;
    }

    synchronized boolean protects() {
        return protectedUntil != null && clock.instant().isBefore(protectedUntil);
    }

    /** The bodies of all requests. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var reply = reply(exchange.getRequestMethod(), body);
            var bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply reply(String method, String body) {
        asked.add(body);
        if (!method.equals("PUT")) {
            return new Reply(405, "{}");
        }
        if (refusal != null) {
            return refusal;
        }
        var wanted = JsonMapper.shared().readTree(body);
        if (!wanted.at("/ProtectionEnabled").asBoolean()) {
            protectedUntil = null;
            return new Reply(
                    200,
                    "{\"protection\": {\"ExpirationDate\": null, \"ProtectionEnabled\": false, \"TaskArn\": \"%s\"}}"
                            .formatted(TASK));
        }
        var minutes = wanted.at("/ExpiresInMinutes").asInt(120);
        protectedUntil = clock.instant().plus(Duration.ofMinutes(minutes));
        return new Reply(
                200,
                "{\"protection\": {\"ExpirationDate\": \"%s\", \"ProtectionEnabled\": true, \"TaskArn\": \"%s\"}}"
                        .formatted(protectedUntil, TASK));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
