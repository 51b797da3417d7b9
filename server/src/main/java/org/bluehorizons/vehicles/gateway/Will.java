package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.time.Duration;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * What the car wants published when it goes without DISCONNECT (MQTT 5, section 3.1.2.5).
 *
 * @param delay from the loss of the connection; a car that is back before has no will
 */
record Will(String topic, byte[] payload, Duration delay) {

    private static final Duration MAX_DELAY = Duration.ofHours(1);

    /**
     * @throws Refusal when it is one that the car could not publish itself
     */
    static @Nullable Will of(MqttConnectMessage connect, VehicleId car) {
        var header = connect.variableHeader();
        if (!header.isWillFlag()) {
            return null;
        }
        if (header.willQos() > 1) {
            throw new Refusal(Reason.QOS_NOT_SUPPORTED, "a will is published at QoS 0 or 1");
        }
        if (header.isWillRetain() && header.version() >= Packets.MQTT_5) {
            throw new Refusal(Reason.RETAIN_NOT_SUPPORTED, "retained messages are not kept");
        }
        var topic = connect.payload().willTopic();
        switch (CarTopic.of(topic, car.toString())) {
            case CarTopic.Telemetry _, CarTopic.Events _ -> {}
            case CarTopic.Reply _, CarTopic.Unknown _, CarTopic.Foreign _ ->
                    throw new Refusal(
                            Reason.NOT_AUTHORIZED, "a will goes to the car's telemetry or events");
        }
        var delay =
                connect.payload().willProperties().getProperty(MqttProperties.WILL_DELAY_INTERVAL)
                                instanceof MqttProperties.IntegerProperty interval
                        ? Duration.ofSeconds(Integer.toUnsignedLong(interval.value()))
                        : Duration.ZERO;
        return new Will(
                topic,
                connect.payload().willMessageInBytes(),
                delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY);
    }
}
