package org.bluehorizons.vehicles.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.Supervision;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * The live connection of one car, from CONNACK to its end. Its state is small on purpose: there are
 * many thousands of them. All methods run on the channel's event loop unless they say otherwise.
 */
final class CarConnection extends ChannelInboundHandlerAdapter implements Supervision.Supervised {

    private static final double KEEP_ALIVE_GRACE = 1.5;

    private final Channel channel;
    private final Admission admission;
    private final Gateway gateway;
    private final GatewayLoop loop;
    private final Acknowledgements acknowledgements;
    private final Subscriptions subscriptions;
    private final PublishIntake intake;
    private @Nullable Will will;
    private long lastReadNanos = System.nanoTime();
    private int publishesThisSecond;
    private volatile boolean draining;
    private volatile boolean closing;
    private boolean slowed;
    private int lastPacketId;
    private int unacknowledgedRequests;

    CarConnection(Channel channel, Admission admission, Gateway gateway, GatewayLoop loop) {
        this.channel = channel;
        this.admission = admission;
        this.gateway = gateway;
        this.loop = loop;
        this.acknowledgements = new Acknowledgements(channel, admission.terms().version());
        this.subscriptions = new Subscriptions(admission.car(), admission.resumed());
        this.intake = new PublishIntake(this, gateway, loop);
        this.will = admission.will();
    }

    VehicleId car() {
        return admission.car();
    }

    /** Safe to call from any thread. */
    Admission admission() {
        return admission;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    boolean isMqtt5() {
        return admission.terms().version() >= Packets.MQTT_5;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        loop.supervision().add(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            lastReadNanos = System.nanoTime();
            if (!closing && message instanceof MqttMessage packet) {
                receive(packet);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        channel.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        loop.supervision().remove(this);
        leave();
        var last = will;
        if (last != null) {
            will = null;
            Wills.connectionLost(this, last, gateway, loop);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            close(Reason.MALFORMED_PACKET, "not MQTT");
        } else if (cause instanceof IOException) {
            channel.close();
        } else {
            gateway.failed("a connection of car " + car(), cause);
            close(Reason.UNSPECIFIED_ERROR, "");
        }
    }

    @Override
    public boolean look(long nowNanos) {
        publishesThisSecond = 0;
        resumeReading();
        var limit = admission.terms().keepAliveSeconds() * KEEP_ALIVE_GRACE * 1e9;
        // A car that we do not read from cannot prove that it lives.
        if (limit > 0 && channel.config().isAutoRead() && nowNanos - lastReadNanos > limit) {
            close(Reason.KEEP_ALIVE_TIMEOUT, "nothing heard for 1.5 times the keep-alive");
        }
        return false;
    }

    /** The car sent again what was stored before, without saying so. */
    void repeats() {
        intake.repeats();
    }

    /** Commits came through: acknowledge, and read on if that was held back. */
    void settled() {
        acknowledgements.writeDue();
        channel.flush();
        resumeReading();
    }

    /** The car sends too fast for the moment; its own connection waits, nobody else's. */
    void slowDown() {
        slowed = true;
        channel.config().setAutoRead(false);
    }

    /** Ends the connection with a reason, which MQTT 5 cars are told. Any thread. */
    void close(Reason reason, String text) {
        channel.eventLoop()
                .execute(() -> {
                    if (closing || !channel.isActive()) {
                        return;
                    }
                    closing = true;
                    gateway.metrics().closed(reason);
                    LingeringClose.begin(
                            channel, isMqtt5() ? Packets.disconnect(reason, text) : null);
                });
    }

    /** Ends the connection after a while. Any thread. */
    void closeIn(long millis, Reason reason) {
        loop.schedule(() -> close(reason, "come back elsewhere"), millis, TimeUnit.MILLISECONDS);
    }

    /** Takes no more from the car; what it sent already is still acknowledged. Any thread. */
    void stopReading() {
        draining = true;
        channel.config().setAutoRead(false);
    }

    /** Whether a command's request would reach the car. Any thread. */
    boolean takesRequests() {
        return !closing && channel.isActive() && subscriptions.takesRequests();
    }

    /** Sends a command's request, unless the car has too many unanswered. Any thread. */
    void send(UUID commandId, byte[] json) {
        channel.eventLoop().execute(() -> publish(commandId, json));
    }

    private void leave() {
        gateway.metrics().left();
        gateway.cars().closed(this);
        var at = gateway.clock().instant();
        gateway.blocking(
                "giving up a connection",
                () -> {
                    if (gateway.store().release(car(), admission.number())) {
                        gateway.liveState().disconnected(car(), at);
                    }
                });
    }

    private void publish(UUID commandId, byte[] json) {
        var topic = CarTopic.request(car(), commandId);
        var qos = subscriptions.qosOf(topic);
        if (qos < 0
                || unacknowledgedRequests >= admission.terms().receiveMaximum()
                || topic.length() + json.length + 64 > admission.terms().maxPacketBytes()) {
            return;
        }
        var properties = new MqttProperties();
        if (isMqtt5()) {
            properties.add(
                    new MqttProperties.StringProperty(
                            MqttProperties.RESPONSE_TOPIC, CarTopic.reply(car(), commandId)));
        }
        if (qos > 0) {
            unacknowledgedRequests++;
        }
        channel.writeAndFlush(
                MqttMessageBuilders.publish()
                        .topicName(topic)
                        .qos(MqttQoS.valueOf(qos))
                        .messageId(qos > 0 ? nextPacketId() : 0)
                        .payload(Unpooled.wrappedBuffer(json))
                        .properties(properties)
                        .build(),
                channel.voidPromise());
    }

    private void receive(MqttMessage packet) {
        if (packet.decoderResult().isFailure()) {
            var tooLarge = packet.decoderResult().cause() instanceof TooLongFrameException;
            close(
                    tooLarge ? Reason.PACKET_TOO_LARGE : Reason.MALFORMED_PACKET,
                    String.valueOf(packet.decoderResult().cause().getMessage()));
            return;
        }
        switch (packet.fixedHeader().messageType()) {
            case PUBLISH -> receivePublish((MqttPublishMessage) packet);
            case PUBACK -> unacknowledgedRequests = Math.max(0, unacknowledgedRequests - 1);
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) packet);
            case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) packet);
            case PINGREQ -> channel.write(Packets.PING_RESPONSE, channel.voidPromise());
            case DISCONNECT -> disconnect(packet);
            case CONNECT, CONNACK, PUBREC, PUBREL, PUBCOMP, SUBACK, UNSUBACK, PINGRESP, AUTH ->
                    close(
                            Reason.PROTOCOL_ERROR,
                            packet.fixedHeader().messageType() + " is not expected here");
        }
    }

    private void receivePublish(MqttPublishMessage publish) {
        if (++publishesThisSecond >= gateway.settings().publishesPerSecond()) {
            slowDown();
        }
        intake.take(publish);
    }

    private void subscribe(MqttSubscribeMessage subscribe) {
        var codes = subscriptions.add(subscribe);
        channel.write(
                Packets.suback(
                        subscribe.variableHeader().messageId(),
                        isMqtt5()
                                ? codes
                                : codes.stream().map(code -> code > 1 ? 0x80 : code).toList()),
                channel.voidPromise());
        subscriptionsChanged();
        gateway.commands().carReady(car());
    }

    private void unsubscribe(MqttUnsubscribeMessage unsubscribe) {
        var codes = subscriptions.remove(unsubscribe.payload().topics());
        channel.write(
                Packets.unsuback(
                        unsubscribe.variableHeader().messageId(), isMqtt5() ? codes : List.of()),
                channel.voidPromise());
        subscriptionsChanged();
    }

    private void subscriptionsChanged() {
        if (!admission.terms().sessionExpiry().isZero()) {
            var kept = subscriptions.all();
            gateway.blocking(
                    "saving subscriptions", () -> gateway.store().saveSubscriptions(car(), kept));
        }
    }

    private void disconnect(MqttMessage packet) {
        var withWill =
                packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                        && header.reasonCode() == 0x04;
        if (!withWill) {
            will = null;
        }
        channel.close();
    }

    private void resumeReading() {
        if (slowed
                && !closing
                && !draining
                && publishesThisSecond < gateway.settings().publishesPerSecond()
                && acknowledgements.count() == 0) {
            slowed = false;
            channel.config().setAutoRead(true);
        }
    }

    private int nextPacketId() {
        lastPacketId = lastPacketId % 65_535 + 1;
        return lastPacketId;
    }
}
