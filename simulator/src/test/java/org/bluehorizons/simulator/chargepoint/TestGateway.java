package org.bluehorizons.simulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway as small as it can be: answers what charge points tell, and keeps all they said. */
final class TestGateway implements AutoCloseable {

    /**
     * What a charge point said.
     *
     * @param frame the whole text; missing when it was no JSON
     */
    record Said(String station, Channel line, JsonNode frame, String text) {

        String action() {
            return frame.path(2).asString("");
        }

        JsonNode payload() {
            return frame.path(3);
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 10;

    final LinkedBlockingQueue<Said> calls = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Said> answers = new LinkedBlockingQueue<>();
    final LinkedBlockingQueue<Said> rubbish = new LinkedBlockingQueue<>();
    final List<Channel> lines = new CopyOnWriteArrayList<>();
    final List<String> credentials = new CopyOnWriteArrayList<>();
    final List<String> mute = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    final Map<String, String> replies = new ConcurrentHashMap<>();
    private final AtomicReference<String> retryAfter = new AtomicReference<>("");
    private final AtomicInteger ids = new AtomicInteger();
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel door;

    TestGateway() {
        door =
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpServerCodec(),
                                                        new HttpObjectAggregator(8_192),
                                                        new Reception());
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .syncUninterruptibly()
                        .channel();
    }

    String url() {
        return "ws://127.0.0.1:%d/ocpp"
                .formatted(((InetSocketAddress) door.localAddress()).getPort());
    }

    /** The next so many handshakes fail. */
    void refuse(int times, int retryAfterSeconds) {
        retryAfter.set(Integer.toString(retryAfterSeconds));
        refusals.set(times);
    }

    /** The next call of that kind; others are passed over. */
    Said next(String action) throws InterruptedException {
        var passed = new ArrayList<String>();
        while (true) {
            var said = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(said).as("%s after %s", action, passed).isNotNull();
            if (said.action().equals(action)) {
                return said;
            }
            passed.add(said.action());
        }
    }

    /** Calls the charge point that connected last, and waits for its answer. */
    JsonNode call(String action, String payload) throws InterruptedException {
        var id = "s" + ids.incrementAndGet();
        tell(lines.getLast(), "[2,\"%s\",\"%s\",%s]".formatted(id, action, payload));
        while (true) {
            var said = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(said).as("an answer to " + action).isNotNull();
            if (said.frame().path(1).asString("").equals(id)) {
                return said.frame().path(0).asInt() == 3 ? said.frame().path(2) : said.frame();
            }
        }
    }

    /** As when a node is killed. */
    void dropAll() {
        var gone = List.copyOf(lines);
        lines.clear();
        gone.forEach(line -> line.close().syncUninterruptibly());
    }

    void tell(Channel line, String text) {
        line.writeAndFlush(new TextWebSocketFrame(text));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Reception extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                var answer =
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE);
                answer.headers().set("Retry-After", retryAfter.get()).set("Content-Length", 0);
                context.writeAndFlush(answer);
                return;
            }
            var basic = request.headers().get("Authorization", "Basic ").substring(6);
            credentials.add(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8));
            var station = request.uri().substring(request.uri().lastIndexOf('/') + 1);
            var handshaker =
                    new WebSocketServerHandshakerFactory("", "ocpp1.6,ocpp2.0.1", false)
                            .newHandshaker(request);
            var channel = context.channel();
            handshaker.handshake(channel, request);
            channel.pipeline().addLast(new Ear(station));
            channel.pipeline().remove(this);
            lines.add(channel);
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final String station;

        Ear(String station) {
            this.station = station;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (!(frame instanceof TextWebSocketFrame text)) {
                return;
            }
            var said = read(context.channel(), text.text());
            switch (said.frame().path(0).asInt(0)) {
                case 2 -> {
                    var answer = mute.contains(said.action()) ? null : answer(said);
                    calls.add(said);
                    if (answer != null) {
                        tell(
                                context.channel(),
                                "[3,%s,%s]".formatted(said.frame().path(1).toString(), answer));
                    }
                }
                case 3, 4 -> answers.add(said);
                default -> rubbish.add(said);
            }
        }

        private Said read(Channel line, String text) {
            try {
                return new Said(station, line, JSON.readTree(text), text);
            } catch (JacksonException broken) {
                return new Said(station, line, JSON.missingNode(), text);
            }
        }
    }

    private @Nullable String answer(Said said) {
        var ready = replies.get(said.action());
        if (ready != null) {
            return ready;
        }
        return switch (said.action()) {
            case "BootNotification" ->
                    "{\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}";
            case "Heartbeat" -> "{\"currentTime\":\"2026-01-01T00:00:00Z\"}";
            case "Authorize" ->
                    "{\"idTagInfo\":{\"status\":\"Accepted\"},\"idTokenInfo\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" ->
                    "{\"transactionId\":%d,\"idTagInfo\":{\"status\":\"Accepted\"}}"
                            .formatted(1_000 + ids.incrementAndGet());
            default -> "{}";
        };
    }
}
