package org.bluehorizons.charging.gateway;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.concurrent.ThreadLocalRandom;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.Supervision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first part of a connection: reads the request for the upgrade, has it judged away from the
 * event loop, answers, and gives way to {@link StationConnection}. A refused charge point never
 * gets a WebSocket. Confined to the event loop.
 */
final class Handshake extends ChannelInboundHandlerAdapter implements Supervision.Supervised {

    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
    private static final int LEAST_RETRY_SECONDS = 5;
    private static final int MOST_RETRY_SECONDS = 30;

    private final Channel channel;
    private final Gateway gateway;
    private final GatewayLoop loop;
    private final Runnable ended;
    private final long openedNanos = System.nanoTime();
    private boolean asked;

    /**
     * @param ended told once, when the handshake is over
     */
    Handshake(Channel channel, Gateway gateway, GatewayLoop loop, Runnable ended) {
        this.channel = channel;
        this.gateway = gateway;
        this.loop = loop;
        this.ended = ended;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        gateway.handshakes().incrementAndGet();
        loop.supervision().add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gateway.handshakes().decrementAndGet();
        loop.supervision().remove(this);
        ended.run();
    }

    @Override
    public boolean look(long nowNanos) {
        if (nowNanos - openedNanos > gateway.settings().handshakeTimeout().toNanos()) {
            channel.close();
        }
        return channel.isActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request && !asked) {
                asked = true;
                read(request);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Not HTTP, a failed TLS handshake or a lost connection: the peer's trouble.
        channel.close();
    }

    private void read(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            refuse(BAD_REQUEST, "", "malformed HTTP");
            return;
        }
        var station = Introduction.station(request.uri()).orElse(null);
        if (station == null) {
            refuse(NOT_FOUND, request.uri(), "no path of a station (expected: /ocpp/IDENTITY)");
            return;
        }
        if (!isUpgrade(request)) {
            refuse(UPGRADE_REQUIRED, station, "not a WebSocket");
            return;
        }
        var version =
                Introduction.version(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL))
                        .orElse(null);
        if (version == null) {
            refuse(
                    BAD_REQUEST,
                    station,
                    "Sec-WebSocket-Protocol: %s (expected: one of %s)"
                            .formatted(
                                    request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL),
                                    Introduction.spoken()));
            return;
        }
        if (gateway.isFull()) {
            refuse(SERVICE_UNAVAILABLE, station, "this node takes no more stations");
            return;
        }
        try {
            var password = Introduction.password(request, station);
            judge(
                    request,
                    new Introduction(
                            station,
                            version,
                            password,
                            commonName(),
                            channel.pipeline().get(SslHandler.class) != null,
                            address()));
        } catch (Introduction.WrongUserException wrongUser) {
            refuse(UNAUTHORIZED, station, "the user's name is not the station's identity");
        }
    }

    private void judge(HttpRequest request, Introduction introduction) {
        var upgrade =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.GET,
                        request.uri(),
                        Unpooled.EMPTY_BUFFER,
                        request.headers(),
                        EmptyHttpHeaders.INSTANCE);
        gateway.admissions()
                .apply(
                        introduction,
                        verdict -> loop.execute(() -> judged(upgrade, introduction, verdict)));
    }

    private void judged(
            DefaultFullHttpRequest upgrade, Introduction introduction, Verdict verdict) {
        switch (verdict) {
            case Verdict.Refused refused ->
                    refuse(refused.status(), introduction.station(), refused.reason());
            case Verdict.Admitted admitted -> letIn(upgrade, introduction, admitted);
        }
    }

    private void letIn(
            DefaultFullHttpRequest upgrade, Introduction introduction, Verdict.Admitted admitted) {
        var station = introduction.station();
        if (!channel.isActive()) {
            gateway.admissions().left(station, admitted.number());
            return;
        }
        var connection =
                new StationConnection(
                        channel,
                        gateway,
                        loop,
                        station,
                        introduction.version(),
                        admitted.number(),
                        admitted.standing());
        channel.pipeline().replace(this, "station", connection);
        handshaker(introduction.version())
                .handshake(channel, upgrade, new DefaultHttpHeaders(), channel.newPromise())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        channel.close();
                    }
                });
        gateway.metrics().letIn(introduction.securityProfile());
        connection.opened();
    }

    private WebSocketServerHandshaker13 handshaker(OcppVersion version) {
        return new WebSocketServerHandshaker13(
                "",
                version.subprotocol(),
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(gateway.settings().maxMessageBytes())
                        .allowExtensions(false)
                        .build());
    }

    private void refuse(HttpResponseStatus status, String station, String reason) {
        gateway.metrics().refused(status.code());
        LOG.info("refused {} from {}: {}", station, address(), reason);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        status,
                        // What a stranger may know; the rest is in the log.
                        Unpooled.copiedBuffer(
                                status.equals(UNAUTHORIZED) ? status.reasonPhrase() : reason,
                                StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(UNAUTHORIZED)) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"charging\"");
        }
        if (status.equals(SERVICE_UNAVAILABLE)) {
            response.headers()
                    .set(
                            HttpHeaderNames.RETRY_AFTER,
                            ThreadLocalRandom.current()
                                    .nextInt(LEAST_RETRY_SECONDS, MOST_RETRY_SECONDS));
        }
        channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static boolean isUpgrade(HttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers()
                        .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private @Nullable String commonName() {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            return null;
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0]
                            instanceof X509Certificate certificate
                    ? commonName(certificate)
                    : null;
        } catch (SSLPeerUnverifiedException noCertificate) {
            return null;
        }
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException nameless) {
            return "";
        }
    }

    private String address() {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : String.valueOf(channel.remoteAddress());
    }
}
