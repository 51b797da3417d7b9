package org.bluehorizons.testing;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A car as the platform's public interfaces know it: registered over REST, connected over MQTT, it
 * does what it is asked unless told otherwise, and tells how it is when asked to.
 */
public final class RemoteCar implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger(3_000_000);

    private final String id;
    private final Mqtt5BlockingClient mqtt;
    private final AtomicLong sequence = new AtomicLong();
    private final List<String> wishes = new CopyOnWriteArrayList<>();
    private volatile String answer = "{\"status\": \"acknowledged\"}";

    /** How a car stands. */
    public record Condition(
            double latitude,
            double longitude,
            long odometerMetres,
            double chargePercent,
            boolean doorOpen,
            boolean keyReturned,
            boolean plugged,
            boolean moving) {

        public static Condition parked(double latitude, double longitude, long odometerMetres) {
            return new Condition(
                    latitude, longitude, odometerMetres, 80, false, true, false, false);
        }

        public Condition withDoorOpen() {
            return new Condition(
                    latitude,
                    longitude,
                    odometerMetres,
                    chargePercent,
                    true,
                    keyReturned,
                    plugged,
                    moving);
        }

        public Condition withoutKey() {
            return new Condition(
                    latitude,
                    longitude,
                    odometerMetres,
                    chargePercent,
                    doorOpen,
                    false,
                    plugged,
                    moving);
        }

        public Condition pluggedIn() {
            return new Condition(
                    latitude,
                    longitude,
                    odometerMetres,
                    chargePercent,
                    doorOpen,
                    keyReturned,
                    true,
                    moving);
        }

        public Condition driving() {
            return new Condition(
                    latitude,
                    longitude,
                    odometerMetres,
                    chargePercent,
                    doorOpen,
                    keyReturned,
                    false,
                    true);
        }
    }

    private RemoteCar(String id, Mqtt5BlockingClient mqtt) {
        this.id = id;
        this.mqtt = mqtt;
    }

    /** Registers a car and connects it. */
    public static RemoteCar connect(Rest operator, int mqttPort) {
        var number = COUNT.incrementAndGet();
        var id =
                operator.post(
                                "/v1/vehicles",
                                """
                                {"vin": "LSVAA22B0G%d", "plate": "R%d", "make": "BYD",
                                 "model": "Atto 3", "batteryKilowattHours": 60.48,
                                 "rangeKilometres": 420, "seats": 5, "market": "SG"}
                                """
                                        .formatted(number, number))
                        .text("/id");
        var credential =
                operator.post("/v1/vehicles/" + id + "/credentials", "{\"kind\": \"password\"}");
        var mqtt =
                MqttClient.builder()
                        .useMqttVersion5()
                        .identifier(id)
                        .serverHost("127.0.0.1")
                        .serverPort(mqttPort)
                        .simpleAuth()
                        .username(credential.text("/username"))
                        .password(credential.text("/password").getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth()
                        .automaticReconnect()
                        .initialDelay(200, TimeUnit.MILLISECONDS)
                        .maxDelay(1, TimeUnit.SECONDS)
                        .applyAutomaticReconnect()
                        .buildBlocking();
        var car = new RemoteCar(id, mqtt);
        mqtt.toAsync().publishes(MqttGlobalPublishFilter.SUBSCRIBED, car::obey);
        mqtt.connectWith().cleanStart(false).sessionExpiryInterval(600).send();
        mqtt.subscribeWith()
                .topicFilter("vehicles/" + id + "/commands/+/request")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        return car;
    }

    public String id() {
        return id;
    }

    /** What it was asked for, such as {@code unlock}. */
    public List<String> wishes() {
        return List.copyOf(wishes);
    }

    /** From now on it answers this; empty: nothing. */
    public void answers(String json) {
        answer = json;
    }

    /** Returns when the platform has it on disk. */
    public void tell(Condition now) {
        mqtt.publishWith()
                .topic("vehicles/" + id + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(
                        """
                        {"sequence": %d, "time": "%s", "signals": {
                          "Vehicle.CurrentLocation.Latitude": %s,
                          "Vehicle.CurrentLocation.Longitude": %s,
                          "Vehicle.TraveledDistance": %d,
                          "Vehicle.IsMoving": %s,
                          "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed": %s,
                          "Vehicle.Powertrain.TractionBattery.Range": 300000,
                          "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.IsChargingCableConnected": %s,
                          "Vehicle.Cabin.Door.Row1.DriverSide.IsOpen": %s,
                          "Vehicle.BlueHorizons.KeyHolder.IsKeyPresent": %s}}
                        """
                                .formatted(
                                        sequence.incrementAndGet(),
                                        Instant.now(),
                                        now.latitude(),
                                        now.longitude(),
                                        now.odometerMetres(),
                                        now.moving(),
                                        now.chargePercent(),
                                        now.plugged(),
                                        now.doorOpen(),
                                        now.keyReturned())
                                .getBytes(StandardCharsets.UTF_8))
                .send();
    }

    /** As {@link #tell}, and nothing while it is not connected. */
    public void tryToTell(Condition now) {
        try {
            if (mqtt.getState().isConnected()) {
                tell(now);
            }
        } catch (RuntimeException disconnected) {
            // It is told the next time.
        }
    }

    @Override
    public void close() {
        mqtt.disconnect();
    }

    private void obey(Mqtt5Publish request) {
        var topic = request.getTopic().toString();
        var payload = new String(request.getPayloadAsBytes(), StandardCharsets.UTF_8);
        for (var wish : List.of("unlock", "lock")) {
            if (payload.contains("\"kind\":\"" + wish + "\"")) {
                wishes.add(wish);
            }
        }
        if (!answer.isEmpty()) {
            mqtt.toAsync()
                    .publishWith()
                    .topic(topic.substring(0, topic.length() - "request".length()) + "reply")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(answer.getBytes(StandardCharsets.UTF_8))
                    .send();
        }
    }
}
