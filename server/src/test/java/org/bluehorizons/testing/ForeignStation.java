package org.bluehorizons.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A charge point in the process of {@link OcppPeer}: whatever it sends and receives must agree with
 * the official schemas. Test thread only.
 */
public final class ForeignStation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OcppPeer peer;
    private final String identity;
    private final String name;
    private final LinkedBlockingQueue<Called> calls = new LinkedBlockingQueue<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile @Nullable Integer closeCode;

    /** A CALL of the platform. */
    public record Called(String action, JsonNode payload) {

        /** A value by its JSON pointer, as text. */
        public String text(String pointer) {
            return payload.at(pointer).asString();
        }
    }

    ForeignStation(OcppPeer peer, String identity, String name) {
        this.peer = peer;
        this.identity = identity;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** What it shows at the door: {@code endpoint}, {@code password}, {@code protocols}, ... */
    public static ObjectNode door(String endpoint, @Nullable String password, String... protocols) {
        var door = JSON.createObjectNode().put("endpoint", endpoint).put("strict", true);
        if (password != null) {
            door.put("password", password);
        }
        var list = door.putArray("protocols");
        List.of(protocols).forEach(list::add);
        return door;
    }

    /**
     * @return the sub-protocol that was agreed on
     * @throws OcppPeer.Failure with the status of a refused upgrade as its code
     */
    public String connect(ObjectNode door) {
        closeCode = null;
        var terms = door.deepCopy();
        terms.put("identity", identity);
        return order("connect", terms).asString();
    }

    /**
     * @return the CALLRESULT
     * @throws OcppPeer.Failure with the code of a CALLERROR
     */
    public JsonNode call(String action, String payload) {
        return order("call", callTerms(action, payload));
    }

    /** The CALL goes out; its answer later. */
    public CompletableFuture<JsonNode> callLater(String action, String payload) {
        return peer.later("call", callTerms(action, payload).put("as", name));
    }

    /** From now on. */
    public void answers(String action, String payload) {
        prepare(action, payload, false);
    }

    /** Before what it answers always; several in the order given. */
    public void answersOnce(String action, String payload) {
        prepare(action, payload, true);
    }

    /** With a CALLERROR. */
    public void refuses(String action, String code) {
        var terms = JSON.createObjectNode().put("action", action).put("once", true);
        terms.putObject("reply").put("error", code);
        order("answer", terms);
    }

    /** As it is, not validated; what comes back is not awaited. */
    public void sendRaw(String text) {
        order("raw", JSON.createObjectNode().put("text", text));
    }

    /** The next CALL of that action; others before it are skipped. */
    public Called awaitCall(String action) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var call = calls.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (call == null) {
                    throw new AssertionError("the platform did not call " + action);
                }
                if (call.action().equals(action)) {
                    return call;
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What broke a schema, either way; empty is right. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** The WebSocket's close code, once the platform has closed it. */
    public int awaitClosed() {
        await("the platform closes").atMost(PATIENCE).until(() -> closeCode != null);
        return closeCode == null ? 0 : closeCode;
    }

    /** Cuts the connection without a goodbye. */
    public void vanish() {
        order("close", JSON.createObjectNode().put("force", true));
    }

    @Override
    public void close() {
        order("close", JSON.createObjectNode().put("force", false));
    }

    void hear(JsonNode event) {
        switch (event.get("event").asString()) {
            case "called" ->
                    calls.add(new Called(event.get("action").asString(), event.get("payload")));
            case "closed" -> closeCode = event.get("code").asInt();
            default ->
                    violations.add(
                            event.get("action").asString("")
                                    + " "
                                    + event.get("message").asString());
        }
    }

    private void prepare(String action, String payload, boolean once) {
        var terms = JSON.createObjectNode().put("action", action).put("once", once);
        terms.putObject("reply").set("payload", JSON.readTree(payload));
        order("answer", terms);
    }

    private static ObjectNode callTerms(String action, String payload) {
        return JSON.createObjectNode().put("action", action).set("payload", JSON.readTree(payload));
    }

    private JsonNode order(String order, ObjectNode terms) {
        return peer.order(order, terms.put("as", name));
    }
}
