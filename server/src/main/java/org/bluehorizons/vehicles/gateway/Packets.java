package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.List;

/** The packets that the gateway sends, built as each protocol version wants them. */
final class Packets {

    static final int MQTT_5 = 5;

    static final MqttMessage PING_RESPONSE = new MqttMessage(header(MqttMessageType.PINGRESP));

    private Packets() {}

    /** A granted connection. */
    static MqttConnAckMessage welcome(boolean sessionPresent, MqttProperties properties) {
        return new MqttConnAckMessage(
                header(MqttMessageType.CONNACK),
                new MqttConnAckVariableHeader(
                        MqttConnectReturnCode.CONNECTION_ACCEPTED, sessionPresent, properties));
    }

    /** A refused one, in the words of the version. */
    static MqttConnAckMessage refused(int version, Reason reason, String text) {
        var code =
                version >= MQTT_5
                        ? MqttConnectReturnCode.valueOf(reason.asByte())
                        : beforeMqtt5(reason);
        return new MqttConnAckMessage(
                header(MqttMessageType.CONNACK),
                new MqttConnAckVariableHeader(
                        code,
                        false,
                        version >= MQTT_5 ? because(text) : MqttProperties.NO_PROPERTIES));
    }

    /** MQTT 5 only: why the connection is about to be closed. */
    static MqttMessage disconnect(Reason reason, String text) {
        return new MqttMessage(
                header(MqttMessageType.DISCONNECT),
                new MqttReasonCodeAndPropertiesVariableHeader(reason.asByte(), because(text)));
    }

    /** MQTT 5 only: a PUBACK that says what was wrong. */
    static MqttMessage puback(int packetId, Reason reason, String text) {
        return new MqttMessage(
                header(MqttMessageType.PUBACK),
                new MqttPubReplyMessageVariableHeader(packetId, reason.asByte(), because(text)));
    }

    static MqttSubAckMessage suback(int packetId, List<Integer> codes) {
        return new MqttSubAckMessage(
                header(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(
                        packetId, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(codes));
    }

    static MqttUnsubAckMessage unsuback(int packetId, List<Short> codes) {
        return new MqttUnsubAckMessage(
                header(MqttMessageType.UNSUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(
                        packetId, MqttProperties.NO_PROPERTIES),
                new MqttUnsubAckPayload(codes));
    }

    private static MqttConnectReturnCode beforeMqtt5(Reason reason) {
        return switch (reason) {
            case UNSUPPORTED_PROTOCOL_VERSION ->
                    MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
            case CLIENT_IDENTIFIER_NOT_VALID ->
                    MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
            case BAD_USER_NAME_OR_PASSWORD ->
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
            case SERVER_BUSY, SERVER_UNAVAILABLE, SERVER_SHUTTING_DOWN ->
                    MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;
            // MQTT 3.1.1 has no word for the rest.
            default -> MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
        };
    }

    private static MqttProperties because(String text) {
        var properties = new MqttProperties();
        if (!text.isEmpty()) {
            properties.add(new MqttProperties.StringProperty(MqttProperties.REASON_STRING, text));
        }
        return properties;
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}
