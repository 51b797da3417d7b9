package org.bluehorizons.vehicles.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bluehorizons.platform.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a connection: waits for CONNECT, has the car's identity checked away from the
 * event loop, answers, and gives way to {@link CarConnection}. Confined to the event loop.
 */
final class Doorman extends ChannelInboundHandlerAdapter implements Supervision.Supervised {

    private final Channel channel;
    private final Gateway gateway;
    private final GatewayLoop loop;
    private final long openedNanos = System.nanoTime();
    private final Queue<Object> early = new ArrayDeque<>(0);
    private boolean deciding;

    Doorman(Channel channel, Gateway gateway, GatewayLoop loop) {
        this.channel = channel;
        this.gateway = gateway;
        this.loop = loop;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        loop.supervision().add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop.supervision().remove(this);
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    @Override
    public boolean look(long nowNanos) {
        if (!deciding && nowNanos - openedNanos > gateway.settings().connectTimeout().toNanos()) {
            channel.close();
        }
        return false;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (deciding) {
            // A car need not wait for CONNACK (MQTT 5, 3.1.4). No more than one read can come here,
            // since reading has been switched off.
            early.add(message);
            return;
        }
        try {
            if (!(message instanceof MqttConnectMessage connect)
                    || connect.decoderResult().isFailure()) {
                refuseMalformed(message);
            } else {
                deciding = true;
                channel.config().setAutoRead(false);
                decide(connect);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Not MQTT, a failed TLS handshake or a lost connection: the peer's trouble.
        channel.close();
    }

    private void decide(MqttConnectMessage connect) {
        if (gateway.waiting() >= gateway.settings().maxPendingConnects()
                || gateway.cars().count() >= gateway.settings().maxConnections()) {
            refuse(
                    connect.variableHeader().version(),
                    new Refusal(Reason.SERVER_BUSY, "try again in a while"));
            return;
        }
        var certificate = certificate();
        gateway.blocking(
                "letting a car in",
                () -> {
                    try {
                        var admission = admit(connect, certificate);
                        loop.execute(() -> letIn(connect, admission));
                    } catch (Refusal refusal) {
                        loop.execute(() -> refuse(connect.variableHeader().version(), refusal));
                    } catch (RuntimeException failure) {
                        loop.execute(() ->
                                refuse(
                                        connect.variableHeader().version(),
                                        new Refusal(Reason.SERVER_UNAVAILABLE, "")));
                        throw failure;
                    }
                });
    }

    /** Blocks on the database. */
    private Admission admit(MqttConnectMessage connect, @Nullable X509Certificate certificate) {
        var terms = Terms.of(connect, gateway.settings());
        var identity = Identity.of(connect.payload(), certificate);
        if (!identity.isProvenTo(gateway.identities())) {
            throw new Refusal(
                    certificate == null ? Reason.BAD_USER_NAME_OR_PASSWORD : Reason.NOT_AUTHORIZED,
                    "not a valid credential of this car");
        }
        var will = Will.of(connect, identity.car());
        var registered =
                gateway.store()
                        .register(
                                identity.car(),
                                terms.version() >= Packets.MQTT_5 ? "mqtt5" : "mqtt3.1.1",
                                address(),
                                terms.cleanStart(),
                                terms.sessionExpiry());
        return new Admission(
                identity.car(), terms, registered.number(), will, registered.subscriptions());
    }

    private void letIn(MqttConnectMessage connect, Admission admission) {
        var connection = new CarConnection(channel, admission, gateway, loop);
        if (!channel.isActive()) {
            giveUp(admission);
            return;
        }
        gateway.metrics().entered();
        var waiting = List.copyOf(early);
        early.clear();
        channel.pipeline().replace(this, "car", connection);
        channel.writeAndFlush(
                Packets.welcome(
                        admission.resumed() != null,
                        admission.terms().granted(connect, admission.car(), gateway.settings())));
        if (!gateway.cars().opened(connection)) {
            waiting.forEach(ReferenceCountUtil::release);
            connection.close(Reason.SESSION_TAKEN_OVER, "a newer connection took over");
            return;
        }
        channel.config().setAutoRead(true);
        gateway.liveState().connected(admission.car(), gateway.clock().instant());
        if (connection.takesRequests()) {
            gateway.commands().carReady(admission.car());
        }
        var car = channel.pipeline().context(connection);
        waiting.forEach(packet -> connection.channelRead(car, packet));
        connection.channelReadComplete(car);
    }

    private void giveUp(Admission admission) {
        gateway.blocking(
                "giving up a connection",
                () -> gateway.store().release(admission.car(), admission.number()));
    }

    private void refuseMalformed(Object message) {
        if (message instanceof MqttMessage packet
                && packet.decoderResult().cause()
                        instanceof MqttUnacceptableProtocolVersionException) {
            refuse(4, new Refusal(Reason.UNSUPPORTED_PROTOCOL_VERSION, ""));
        } else {
            channel.close();
        }
    }

    private void refuse(int version, Refusal refusal) {
        gateway.metrics().notLetIn(refusal.reason());
        LingeringClose.begin(channel, Packets.refused(version, refusal.reason(), refusal.text()));
    }

    private String address() {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : String.valueOf(channel.remoteAddress());
    }

    private @Nullable X509Certificate certificate() {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            return null;
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0]
                            instanceof X509Certificate certificate
                    ? certificate
                    : null;
        } catch (SSLPeerUnverifiedException noCertificate) {
            return null;
        }
    }
}
