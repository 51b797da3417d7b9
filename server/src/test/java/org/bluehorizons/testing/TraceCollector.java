package org.bluehorizons.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes spans as an OpenTelemetry collector does, by OTLP over HTTP. Of their protobuf it reads as
 * much as tests need.
 */
public final class TraceCollector implements AutoCloseable {

    private static final int TRACE_ID = 1;
    private static final int SPAN_ID = 2;
    private static final int PARENT_ID = 4;
    private static final int NAME = 5;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /**
     * A span that has ended.
     *
     * @param parent empty: it begins its trace
     * @param resource attributes of the process that it is from
     */
    public record Span(
            String trace, String id, String parent, String name, Map<String, String> resource) {}

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    public static TraceCollector start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new TraceCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Names of the trace's spans that came so far. */
    public List<String> spansOf(String trace) {
        return spans.stream().filter(span -> span.trace.equals(trace)).map(Span::name).toList();
    }

    /**
     * A span of that name in the trace.
     *
     * @throws AssertionError while there is none
     */
    public Span demand(String trace, String name) {
        return all(name)
                .filter(span -> span.trace.equals(trace))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no span %s among %s".formatted(name, spansOf(trace))));
    }

    /** Spans of that name, in any trace. */
    public Stream<Span> all(String name) {
        return spans.stream().filter(span -> span.name.equals(name));
    }

    /** Whether the one is an ancestor of the other. */
    public boolean leadsTo(Span ancestor, Span descendant) {
        return descendant.parent.equals(ancestor.id)
                || spans.stream()
                        .filter(span -> span.id.equals(descendant.parent))
                        .anyMatch(parent -> leadsTo(ancestor, parent));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        // ExportTraceServiceRequest 1 → ResourceSpans 2 → ScopeSpans 2 → Span
        Message.of(exchange.getRequestBody().readAllBytes())
                .messages(1)
                .forEach(from -> {
                    var resource = attributes(from.messages(1).findFirst().orElseThrow());
                    from.messages(2)
                            .flatMap(scope -> scope.messages(2))
                            .map(span -> span(span, resource))
                            .forEach(spans::add);
                });
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Span span(Message span, Map<String, String> resource) {
        return new Span(
                hex(span, TRACE_ID),
                hex(span, SPAN_ID),
                hex(span, PARENT_ID),
                text(span, NAME),
                resource);
    }

    /** Resource 1 → KeyValue: key 1, value 2 → AnyValue: string_value 1. */
    private static Map<String, String> attributes(Message resource) {
        return resource.messages(1)
                .collect(
                        Collectors.toMap(
                                pair -> text(pair, 1),
                                pair -> text(pair.messages(2).findFirst().orElseThrow(), 1)));
    }

    private static String hex(Message message, int field) {
        return message.bytes(field).findFirst().map(HexFormat.of()::formatHex).orElse("");
    }

    private static String text(Message message, int field) {
        return message.bytes(field)
                .findFirst()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** A protobuf message, by its wire format. */
    private record Message(byte[] data) {

        static Message of(byte[] data) {
            return new Message(data);
        }

        Stream<Message> messages(int field) {
            return bytes(field).map(Message::new);
        }

        Stream<byte[]> bytes(int field) {
            var found = Stream.<byte[]>builder();
            var input = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
            while (input.hasRemaining()) {
                var key = varint(input);
                switch ((int) (key & 7)) {
                    case 0 -> varint(input);
                    case 1 -> input.getLong();
                    case 2 -> {
                        var value = new byte[(int) varint(input)];
                        input.get(value);
                        if (key >>> 3 == field) {
                            found.add(value);
                        }
                    }
                    case 5 -> input.getInt();
                    default -> throw new IllegalStateException("wire type of " + key);
                }
            }
            return found.build();
        }

        private static long varint(ByteBuffer input) {
            var value = 0L;
            for (var shift = 0; ; shift += 7) {
                var next = input.get();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
