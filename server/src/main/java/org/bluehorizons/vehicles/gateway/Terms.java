package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import java.time.Duration;
import org.bluehorizons.vehicles.VehicleId;

/**
 * What car and gateway agree on at CONNECT.
 *
 * @param version 4 (MQTT 3.1.1) or 5
 * @param cleanStart forget an earlier session
 * @param sessionExpiry how long the session outlives the connection; zero: not at all
 * @param keepAliveSeconds 0: no limit
 * @param receiveMaximum QoS 1 publishes that the car takes before its PUBACK
 * @param maxPacketBytes the largest packet that the car takes
 */
record Terms(
        int version,
        boolean cleanStart,
        Duration sessionExpiry,
        int keepAliveSeconds,
        int receiveMaximum,
        int maxPacketBytes) {

    /** MQTT 5: never expires. */
    private static final long NEVER = 0xffff_ffffL;

    /**
     * @throws Refusal when the CONNECT asks for what is not served
     */
    static Terms of(MqttConnectMessage connect, GatewaySettings settings) {
        var header = connect.variableHeader();
        var properties = header.properties();
        if (header.version() != 4 && header.version() != Packets.MQTT_5) {
            throw new Refusal(Reason.UNSUPPORTED_PROTOCOL_VERSION, "expected MQTT 3.1.1 or MQTT 5");
        }
        if (properties.getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
            throw new Refusal(
                    Reason.BAD_AUTHENTICATION_METHOD, "expected a password or a certificate");
        }
        var noId = connect.payload().clientIdentifier().isEmpty();
        if (header.version() == 4 && noId && !header.isCleanSession()) {
            throw new Refusal(
                    Reason.CLIENT_IDENTIFIER_NOT_VALID,
                    "a persistent session needs a client identifier");
        }
        var most = settings.maxKeepAlive().toSeconds();
        return new Terms(
                header.version(),
                header.isCleanSession(),
                expiry(header.version(), header.isCleanSession(), properties, settings),
                header.version() >= Packets.MQTT_5
                                && (header.keepAliveTimeSeconds() == 0
                                        || header.keepAliveTimeSeconds() > most)
                        ? (int) most
                        : header.keepAliveTimeSeconds(),
                integer(properties, MqttProperties.RECEIVE_MAXIMUM, 65_535),
                integer(properties, MqttProperties.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE));
    }

    /** The properties of the CONNACK: what differs from what the car asked for, and our bounds. */
    MqttProperties granted(MqttConnectMessage connect, VehicleId car, GatewaySettings settings) {
        if (version < Packets.MQTT_5) {
            return MqttProperties.NO_PROPERTIES;
        }
        var granted = new MqttProperties();
        if (connect.payload().clientIdentifier().isEmpty()) {
            granted.add(
                    new StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, car.toString()));
        }
        if (keepAliveSeconds != connect.variableHeader().keepAliveTimeSeconds()) {
            granted.add(new IntegerProperty(MqttProperties.SERVER_KEEP_ALIVE, keepAliveSeconds));
        }
        granted.add(
                new IntegerProperty(
                        MqttProperties.SESSION_EXPIRY_INTERVAL, (int) sessionExpiry.toSeconds()));
        granted.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, settings.receiveMaximum()));
        granted.add(new IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
        granted.add(new IntegerProperty(MqttProperties.RETAIN_AVAILABLE, 0));
        granted.add(
                new IntegerProperty(
                        MqttProperties.MAXIMUM_PACKET_SIZE, settings.maxPayloadBytes() + 1_024));
        granted.add(new IntegerProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0));
        granted.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        return granted;
    }

    private static Duration expiry(
            int version, boolean clean, MqttProperties properties, GatewaySettings settings) {
        var most = settings.maxSessionExpiry();
        if (version < Packets.MQTT_5) {
            return clean ? Duration.ZERO : most;
        }
        var asked =
                Integer.toUnsignedLong(
                        integer(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, 0));
        return asked == NEVER || asked > most.toSeconds() ? most : Duration.ofSeconds(asked);
    }

    private static int integer(MqttProperties properties, int id, int otherwise) {
        return properties.getProperty(id) instanceof IntegerProperty property
                ? property.value()
                : otherwise;
    }
}
