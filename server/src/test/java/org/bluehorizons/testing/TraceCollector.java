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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Takes spans as an OpenTelemetry collector does, by OTLP over HTTP. Of their protobuf it reads as
 * much as tests need.
 */
public final class TraceCollector implements AutoCloseable {

    private static final int TRACE_ID = 1;
    private static final int NAME = 5;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private record Span(String trace, String name) {}

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

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        // ExportTraceServiceRequest 1 → ResourceSpans 2 → ScopeSpans 2 → Span
        Message.of(exchange.getRequestBody().readAllBytes())
                .messages(1)
                .flatMap(resource -> resource.messages(2))
                .flatMap(scope -> scope.messages(2))
                .map(TraceCollector::span)
                .forEach(spans::add);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Span span(Message span) {
        return new Span(
                HexFormat.of().formatHex(span.bytes(TRACE_ID).findFirst().orElseThrow()),
                new String(span.bytes(NAME).findFirst().orElseThrow(), StandardCharsets.UTF_8));
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
