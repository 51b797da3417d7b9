package org.bluehorizons.rental.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Behaves like Stripe where we meet it: PaymentIntents captured by hand, refunds, idempotency keys,
 * cards that are declined, answers that are lost, late or failures.
 */
final class FakeStripe implements AutoCloseable {

    static final String KEY = "sk_test_fake";

    /** What becomes of the next answer to a POST, after Stripe has done it. */
    enum Weather {
        FINE,
        LOST,
        LATE,
        FAILS
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Kept> keys = new HashMap<>();
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final List<Map<String, Object>> refunds = new ArrayList<>();
    private Weather weather = Weather.FINE;
    private @Nullable Reply next;

    record Reply(int status, Object body) {}

    private record Kept(String path, Map<String, String> form, Reply reply) {}

    static final class Intent {
        final String id;
        final Map<String, String> form;
        String status = "requires_capture";
        long received;

        private Intent(String id, Map<String, String> form) {
            this.id = id;
            this.form = form;
        }

        private Map<String, Object> json() {
            return Map.of("id", id, "object", "payment_intent", "status", status);
        }
    }

    FakeStripe() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/v1/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void weather(Weather coming) {
        weather = coming;
    }

    /** The next POST is answered so, and nothing is done. */
    synchronized void answerNext(int status, String code) {
        next = error(status, "api_error", code, Map.of());
    }

    synchronized List<Intent> intents() {
        return List.copyOf(intents.values());
    }

    synchronized long refunded() {
        return refunds.stream().mapToLong(refund -> (Long) refund.get("amount")).sum();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply;
            Weather now;
            synchronized (this) {
                now = exchange.getRequestMethod().equals("POST") ? weather : Weather.FINE;
                weather = now == Weather.FINE ? weather : Weather.FINE;
                reply = reply(exchange, body);
            }
            switch (now) {
                case FINE -> answer(exchange, reply);
                case FAILS ->
                        answer(exchange, error(500, "api_error", "something went wrong", Map.of()));
                case LOST -> {}
                case LATE -> closed.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange, String body) {
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "invalid_request_error", "invalid_api_key", Map.of());
        }
        if (exchange.getRequestMethod().equals("GET")) {
            return new Reply(200, Map.of("object", "list", "data", List.copyOf(refunds)));
        }
        if (next != null) {
            var told = next;
            next = null;
            return told;
        }
        var path = exchange.getRequestURI().getPath();
        var form = form(body);
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return done(path, form);
        }
        var kept = keys.get(key);
        if (kept == null) {
            kept = new Kept(path, form, done(path, form));
            keys.put(key, kept);
        } else if (!kept.path().equals(path) || !kept.form().equals(form)) {
            return error(400, "idempotency_error", "keys are for one request", Map.of());
        }
        return kept.reply();
    }

    private Reply done(String path, Map<String, String> form) {
        var parts = path.split("/", -1);
        if (path.equals("/v1/payment_intents")) {
            return authorise(form);
        }
        if (path.equals("/v1/refunds")) {
            return refund(form);
        }
        var intent = intents.get(parts[3]);
        if (intent == null) {
            return error(404, "invalid_request_error", "resource_missing", Map.of());
        }
        if (!intent.status.equals("requires_capture")) {
            return error(
                    400,
                    "invalid_request_error",
                    "payment_intent_unexpected_state",
                    Map.of("payment_intent", intent.json()));
        }
        if (parts[4].equals("capture")) {
            intent.received = Long.parseLong(form.getOrDefault("amount_to_capture", "0"));
            intent.status = "succeeded";
        } else {
            intent.status = "canceled";
        }
        return new Reply(200, intent.json());
    }

    private Reply authorise(Map<String, String> form) {
        return switch (form.getOrDefault("payment_method", "")) {
            case "pm_declined" ->
                    error(
                            402,
                            "card_error",
                            "card_declined",
                            Map.of("decline_code", "insufficient_funds"));
            case "pm_asks" -> error(402, "card_error", "authentication_required", Map.of());
            case "pm_gone" -> error(400, "invalid_request_error", "resource_missing", Map.of());
            default -> {
                if (isUsedWithoutCustomer(form)) {
                    yield error(400, "invalid_request_error", "belongs to no customer", Map.of());
                }
                var intent = new Intent("pi_" + (intents.size() + 1), form);
                intents.put(intent.id, intent);
                yield new Reply(200, intent.json());
            }
        };
    }

    /** Without a customer a payment method is good for one payment. */
    private boolean isUsedWithoutCustomer(Map<String, String> form) {
        return !form.containsKey("customer")
                && intents.values().stream()
                        .map(intent -> intent.form.getOrDefault("payment_method", ""))
                        .anyMatch(form.getOrDefault("payment_method", "")::equals);
    }

    private Reply refund(Map<String, String> form) {
        var intent = intents.get(form.getOrDefault("payment_intent", ""));
        var amount = Long.parseLong(form.getOrDefault("amount", "0"));
        if (intent == null || refunded() + amount > intent.received) {
            return error(400, "invalid_request_error", "charge_already_refunded", Map.of());
        }
        Map<String, Object> refund =
                Map.of("object", "refund", "amount", amount, "status", "succeeded");
        refunds.add(refund);
        return new Reply(200, refund);
    }

    private static Reply error(int status, String type, String code, Map<String, ?> more) {
        var error = new HashMap<String, Object>(Map.of("type", type, "code", code));
        error.putAll(more);
        return new Reply(status, Map.of("error", error));
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = JsonMapper.shared().writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.isEmpty() ? new String[0] : body.split("&", -1)) {
            var parts = field.split("=", 2);
            form.put(decoded(parts[0]), decoded(Objects.requireNonNull(parts[1])));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
