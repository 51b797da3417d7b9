package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.opentelemetry.api.trace.Span;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.vehicles.commands.WrongReplyException;
import org.bluehorizons.vehicles.telemetry.FreshSequences;
import org.bluehorizons.vehicles.telemetry.Payload;
import org.bluehorizons.vehicles.telemetry.Publication;
import org.bluehorizons.vehicles.telemetry.TelemetryReader;
import org.bluehorizons.vehicles.telemetry.VehicleEventReader;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a car's PUBLISH: checked, read, handed to the loop's telemetry lane or to the
 * commands; acknowledged when that is committed. Confined to the event loop.
 */
final class PublishIntake {

    private final CarConnection connection;
    private final Gateway gateway;
    private final GatewayLoop loop;
    private final FreshSequences sequences = new FreshSequences();

    PublishIntake(CarConnection connection, Gateway gateway, GatewayLoop loop) {
        this.connection = connection;
        this.gateway = gateway;
        this.loop = loop;
    }

    void take(MqttPublishMessage publish) {
        var header = publish.fixedHeader();
        if (header.qosLevel() == MqttQoS.EXACTLY_ONCE) {
            connection.close(Reason.QOS_NOT_SUPPORTED, "QoS 0 and 1 are served");
        } else if (header.isRetain() && connection.isMqtt5()) {
            connection.close(Reason.RETAIN_NOT_SUPPORTED, "retained messages are not kept");
        } else if (publish.variableHeader().properties().getProperty(MqttProperties.TOPIC_ALIAS)
                != null) {
            connection.close(Reason.TOPIC_ALIAS_INVALID, "topic aliases are not served");
        } else {
            begin(publish);
        }
    }

    /** The car sent again what was stored before, without saying so. */
    void repeats() {
        sequences.distrust();
    }

    private void begin(MqttPublishMessage publish) {
        var qos1 = publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE;
        var most = gateway.settings().receiveMaximum();
        var acknowledgements = connection.acknowledgements();
        if (qos1 && connection.isMqtt5() && acknowledgements.unacknowledged() >= most) {
            connection.close(
                    Reason.RECEIVE_MAXIMUM_EXCEEDED,
                    "more than %d publishes without PUBACK".formatted(most));
            return;
        }
        var pending = acknowledgements.begin(qos1 ? publish.variableHeader().packetId() : 0);
        if (acknowledgements.count() >= most) {
            connection.slowDown();
        }
        handOver(publish, pending);
    }

    private void handOver(MqttPublishMessage publish, Acknowledgements.Pending pending) {
        var topic = publish.variableHeader().topicName();
        if (!TopicFilter.isName(topic)) {
            refuse(pending, Reason.TOPIC_NAME_INVALID, "at most 256 characters and 8 levels");
            return;
        }
        var length = publish.payload().readableBytes();
        if (length > gateway.settings().maxPayloadBytes()) {
            connection.close(Reason.PACKET_TOO_LARGE, "the payload is too large");
            return;
        }
        switch (CarTopic.of(topic, connection.car().toString())) {
            case CarTopic.Telemetry _ ->
                    telemetry(publish, topic, loop.bytesOf(publish), length, pending);
            case CarTopic.Events _ ->
                    events(publish, topic, loop.bytesOf(publish), length, pending);
            case CarTopic.Reply(var commandId) ->
                    reply(commandId, topic, Arrays.copyOf(loop.bytesOf(publish), length), pending);
            case CarTopic.Unknown _ ->
                    refuse(pending, Reason.TOPIC_NAME_INVALID, "nothing is expected on " + topic);
            case CarTopic.Foreign _ ->
                    refuse(
                            pending,
                            Reason.NOT_AUTHORIZED,
                            "a car publishes under vehicles/%s/".formatted(connection.car()));
        }
    }

    private void telemetry(
            MqttPublishMessage publish,
            String topic,
            byte[] bytes,
            int length,
            Acknowledgements.Pending pending) {
        var trace = gateway.traces().begin(publish, "vehicles/{id}/telemetry", connection);
        var read =
                TelemetryReader.read(
                        connection.car(),
                        bytes,
                        length,
                        gateway.clock().instant(),
                        gateway.retention());
        var fresh = sequences.areFresh(read.messages(), publish.fixedHeader().isDup());
        store(
                new Publication<>(
                        connection.car(),
                        topic,
                        fresh,
                        read.messages(),
                        List.of(),
                        read.wrong(),
                        origin(pending, read, trace)));
    }

    private void events(
            MqttPublishMessage publish,
            String topic,
            byte[] bytes,
            int length,
            Acknowledgements.Pending pending) {
        var trace = gateway.traces().begin(publish, "vehicles/{id}/events", connection);
        var read =
                VehicleEventReader.read(
                        connection.car(),
                        bytes,
                        length,
                        gateway.clock().instant(),
                        gateway.retention());
        store(
                new Publication<>(
                        connection.car(),
                        topic,
                        true,
                        List.of(),
                        read.messages(),
                        read.wrong(),
                        origin(pending, read, trace)));
    }

    private void reply(
            UUID commandId, String topic, byte[] payload, Acknowledgements.Pending pending) {
        gateway.blocking(
                "a reply to command " + commandId,
                () -> {
                    try {
                        gateway.commands().replied(connection.car(), commandId, payload);
                        loop.execute(() -> {
                            pending.done(Reason.SUCCESS, "");
                            connection.settled();
                        });
                    } catch (WrongReplyException wrong) {
                        putAside(topic, String.valueOf(wrong.getMessage()), payload, pending);
                    } catch (RuntimeException failure) {
                        // Not acknowledged: the car sends it again on its next connection.
                        connection.close(Reason.UNSPECIFIED_ERROR, "the reply was not stored");
                        throw failure;
                    }
                });
    }

    private void putAside(
            String topic, String reason, byte[] payload, Acknowledgements.Pending pending) {
        var wrong = new Payload<>(List.of(), List.of(new Payload.Wrong(reason, payload)));
        store(
                new Publication<>(
                        connection.car(),
                        topic,
                        true,
                        List.of(),
                        List.of(),
                        wrong.wrong(),
                        origin(pending, wrong, null)));
    }

    private void store(Publication<Origin> publication) {
        if (!loop.lane().offer(publication)) {
            loop.execute(connection::slowDown);
        }
    }

    private Origin origin(Acknowledgements.Pending pending, Payload<?> read, @Nullable Span trace) {
        if (read.wrong().isEmpty()) {
            return new Origin(connection, pending, Reason.SUCCESS, "", trace);
        }
        var all = read.messages().isEmpty();
        return new Origin(
                connection,
                pending,
                all ? Reason.PAYLOAD_FORMAT_INVALID : Reason.SUCCESS,
                read.wrong().getFirst().reason(),
                trace);
    }

    /** MQTT 3.1.1 knows no PUBACK that refuses, so such a car is disconnected. */
    private void refuse(Acknowledgements.Pending pending, Reason reason, String text) {
        gateway.metrics().refused(reason);
        if (connection.isMqtt5()) {
            pending.done(reason, text);
            connection.acknowledgements().writeDue();
        } else {
            connection.close(reason, text);
        }
    }
}
