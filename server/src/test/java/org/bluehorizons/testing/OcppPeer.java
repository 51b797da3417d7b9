package org.bluehorizons.testing;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A process with the npm package {@code ocpp-rpc}, which nobody here wrote: it carries the official
 * JSON schemas of OCPP and a client that holds both directions against them. One for all tests.
 * Safe for use by many threads.
 */
public final class OcppPeer {

    private static final long PATIENCE_SECONDS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer orders;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, ForeignStation> stations = new ConcurrentHashMap<>();

    /** An order failed; for a call, the platform answered CALLERROR. */
    public static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Failure(String code, String message) {
            super(code + ": " + message);
            this.code = code;
        }

        /** The word of the CALLERROR, the status of a refused upgrade, or node's word. */
        public String code() {
            return code;
        }
    }

    private static final class Shared {
        static final OcppPeer PEER = launch(OcppPeerPackage.installed());
    }

    private OcppPeer(Process process) {
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofVirtual().name("ocpp-peer").start(() -> listen(process));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "ocpp-peer-end"));
    }

    public static OcppPeer shared() {
        return Shared.PEER;
    }

    /**
     * The official schemas of a version, one per message and direction.
     *
     * @param version such as {@code 1_6}
     */
    public static JsonNode schemas(String version) {
        var file =
                OcppPeerPackage.installed()
                        .resolve("node_modules/ocpp-rpc/lib/schemas/ocpp" + version + ".json");
        return JSON.readTree(file.toFile());
    }

    /**
     * @param subprotocol such as {@code ocpp1.6}
     * @param schema such as {@code urn:Heartbeat.req}
     * @throws Failure telling how the payload breaks it
     */
    public void validate(String subprotocol, String schema, JsonNode payload) {
        order(
                "validate",
                JSON.createObjectNode()
                        .put("version", subprotocol)
                        .put("schema", schema)
                        .set("payload", payload));
    }

    /** A charge point that is not connected yet. */
    public ForeignStation station(String identity) {
        var station = new ForeignStation(this, identity, identity + "#" + ids.incrementAndGet());
        stations.put(station.name(), station);
        return station;
    }

    JsonNode order(String order, ObjectNode terms) {
        try {
            return later(order, terms).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Failure failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(order + " got no answer: " + terms, failed);
        }
    }

    CompletableFuture<JsonNode> later(String order, ObjectNode terms) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var line = terms.put("id", id).put("order", order).toString();
        synchronized (orders) {
            try {
                orders.write(line + "\n");
                orders.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
        return answer;
    }

    private void listen(Process process) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(JSON.readTree(line));
            }
        } catch (IOException end) {
            throw new UncheckedIOException(end);
        } finally {
            var gone = new IllegalStateException("the foreign charge point's process has ended");
            answers.values().forEach(answer -> answer.completeExceptionally(gone));
        }
    }

    private void hear(JsonNode line) {
        if (line.has("event")) {
            requireNonNull(stations.get(line.get("as").asString())).hear(line);
            return;
        }
        var answer = requireNonNull(answers.remove(line.get("id").asLong()));
        var failure = line.get("failure");
        if (failure == null) {
            answer.complete(line.get("result"));
        } else {
            answer.completeExceptionally(
                    new Failure(failure.get("code").asString(), failure.get("message").asString()));
        }
    }

    private static OcppPeer launch(Path directory) {
        try {
            return new OcppPeer(
                    new ProcessBuilder(List.of("node", "peer.js"))
                            .directory(directory.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
