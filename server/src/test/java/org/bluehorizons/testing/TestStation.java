package org.bluehorizons.testing;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A charge point with a real WebSocket that says what a test makes it say, and answers our calls as
 * the test decides.
 */
public final class TestStation implements AutoCloseable {

    public static final String PASSWORD = "a-password-of-20-byt";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String id;
    private final WebSocket socket;
    private final Ear ear;

    /** An answer: a payload, or a CALLERROR. */
    public record Answer(@Nullable JsonNode payload, @Nullable String error) {

        public String text(String pointer) {
            if (payload == null) {
                throw new AssertionError("refused: " + error);
            }
            return payload.at(pointer).asString();
        }
    }

    /** A call of the platform's. */
    public record Call(String id, String action, JsonNode payload) {}

    private TestStation(String id, WebSocket socket, Ear ear) {
        this.id = id;
        this.socket = socket;
        this.ear = ear;
    }

    /** Registers a station straight in the database, with {@link #PASSWORD}. */
    public static String register(JdbcClient database) {
        var id = "CP-" + UUID.randomUUID().toString().substring(0, 8);
        register(database, id);
        return id;
    }

    public static void register(JdbcClient database, String id) {
        database.sql(
                        """
                        INSERT INTO charging.station (id, name, security_profile, password_hash)
                        VALUES (:id, :id, 1, :hash)
                        """)
                .param("id", id)
                .param("hash", sha256(PASSWORD))
                .update();
    }

    /**
     * @param subprotocol such as {@code ocpp1.6}
     * @throws CompletionException with a WebSocketHandshakeException when it is refused
     */
    public static TestStation connect(int port, String id, String subprotocol) {
        return connect(port, id, subprotocol, PASSWORD);
    }

    public static TestStation connect(
            int port, String id, String subprotocol, @Nullable String password) {
        var ear = new Ear();
        var builder = HTTP.newWebSocketBuilder().subprotocols(subprotocol);
        if (password != null) {
            builder.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (id + ":" + password)
                                                    .getBytes(StandardCharsets.UTF_8)));
        }
        var socket =
                builder.buildAsync(URI.create("ws://127.0.0.1:%d/ocpp/%s".formatted(port, id)), ear)
                        .join();
        return new TestStation(id, socket, ear);
    }

    public String id() {
        return id;
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Calls and waits for the answer. */
    public Answer call(String action, String payload) {
        return begin(action, payload).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public CompletableFuture<Answer> begin(String action, String payload) {
        return begin(UUID.randomUUID().toString(), action, payload);
    }

    public CompletableFuture<Answer> begin(String messageId, String action, String payload) {
        var answer = ear.expect(messageId);
        send("[2,\"%s\",\"%s\",%s]".formatted(messageId, action, payload));
        return answer;
    }

    /** Says that as it is. */
    public void send(String text) {
        socket.sendText(text, true).join();
    }

    public WebSocket socket() {
        return socket;
    }

    /** From now on calls of that action are answered so. */
    public TestStation answers(String action, Function<JsonNode, String> answer) {
        ear.answers.put(action, answer);
        return this;
    }

    public TestStation answers(String action, String payload) {
        return answers(action, _ -> payload);
    }

    /** The next call that has no answer by {@link #answers}; the test answers it. */
    public Call nextCall() {
        return next(ear.calls);
    }

    public void reply(Call call, String payload) {
        send("[3,\"%s\",%s]".formatted(call.id(), payload));
    }

    public void refuse(Call call, String code) {
        send("[4,\"%s\",\"%s\",\"\",{}]".formatted(call.id(), code));
    }

    /** Messages that are no answers to its calls, nor calls. */
    public String nextStray() {
        return next(ear.strays);
    }

    /** The status code by which the platform has closed the connection. */
    public int awaitClose() {
        return ear.closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return ear.closed.isDone();
    }

    /** Boots with what is usual. */
    public TestStation boot() {
        var answer =
                call(
                        "BootNotification",
                        subprotocol().equals("ocpp1.6")
                                ? """
                                {"chargePointVendor": "Test", "chargePointModel": "T1"}
                                """
                                : """
                                {"reason": "PowerUp",
                                 "chargingStation": {"vendorName": "Test", "model": "T2"}}
                                """);
        if (!answer.text("/status").equals("Accepted")) {
            throw new AssertionError(answer);
        }
        return this;
    }

    @Override
    public void close() {
        socket.abort();
    }

    static byte[] sha256(String password) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static <T> T next(BlockingQueue<T> queue) {
        await().atMost(PATIENCE).until(() -> !queue.isEmpty());
        return queue.remove();
    }

    /** Takes apart what it hears. */
    private static final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final ConcurrentHashMap<String, CompletableFuture<Answer>> expected =
                new ConcurrentHashMap<>();
        private final ConcurrentHashMap<String, Function<JsonNode, String>> answers =
                new ConcurrentHashMap<>();
        private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> strays = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        CompletableFuture<Answer> expect(String messageId) {
            return expected.computeIfAbsent(messageId, _ -> new CompletableFuture<>());
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                heard(socket, whole);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(1006);
        }

        private void heard(WebSocket socket, String whole) {
            var message = JSON.readTree(whole);
            var id = message.path(1).asString();
            switch (message.path(0).asInt()) {
                case 2 -> called(socket, new Call(id, message.path(2).asString(), message.path(3)));
                case 3 -> answered(id, whole, new Answer(message.path(2), null));
                default -> answered(id, whole, new Answer(null, message.path(2).asString()));
            }
        }

        private void called(WebSocket socket, Call call) {
            var answer = answers.get(call.action());
            if (answer == null) {
                calls.add(call);
            } else {
                socket.sendText(
                        "[3,\"%s\",%s]".formatted(call.id(), answer.apply(call.payload())), true);
            }
        }

        private void answered(String id, String whole, Answer answer) {
            var waiting = expected.remove(id);
            if (waiting == null) {
                strays.add(whole);
            } else {
                waiting.complete(answer);
            }
        }
    }
}
