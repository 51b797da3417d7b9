package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class VehicleGatewayTest {

    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void acknowledgesAnMqtt5PublishOnlyOnceTheRowIsThere() {
        var car = car();
        var client = car.mqtt5();
        client.connect();

        client.publishWith()
                .topic(car.topic("telemetry"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(TestCar.telemetry(7, now, 71.5))
                .send();

        var row =
                database.sql(
                                """
                                SELECT sequence, recorded_at, speed_kmh, soc_percent, latitude
                                FROM vehicles.telemetry WHERE vehicle_id = :id
                                """)
                        .param("id", car.id())
                        .query()
                        .singleRow();
        assertThat(row).containsEntry("sequence", 7L).containsEntry("speed_kmh", 43.25f);
        assertThat(row).containsEntry("soc_percent", 71.5f).containsEntry("latitude", 1.29027);
        assertThat(row).containsEntry("recorded_at", Timestamp.from(now));
        client.disconnect();
    }

    @Test
    void acknowledgesAnMqtt3Publish() {
        var car = car();
        var client = car.mqtt3();
        client.connect();

        client.publishWith()
                .topic(car.topic("telemetry"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(TestCar.telemetry(1, now, 50))
                .send();

        assertThat(rows(car)).isEqualTo(1);
        client.disconnect();
    }

    @Test
    void storesTheSameCarAndSequenceOnce() {
        var car = car();
        var client = car.mqtt5();
        client.connect();
        for (var round = 0; round < 3; round++) {
            for (var sequence = 1; sequence <= 20; sequence++) {
                publish(client, car, TestCar.telemetry(sequence, now.plusMillis(sequence), 50));
            }
        }
        assertThat(rows(car)).isEqualTo(20);
        client.disconnect();
    }

    @Test
    void storesTheGoodMessagesOfAnArrayAndPutsTheWrongOneAside() {
        var car = car();
        var client = car.mqtt5();
        client.connect();
        var array =
                "[%s, {\"sequence\": 2, \"time\": \"%s\", \"signals\": {\"Vehicle.Speed\": 999}}, %s]"
                        .formatted(
                                new String(TestCar.telemetry(1, now, 50), StandardCharsets.UTF_8),
                                now,
                                new String(TestCar.telemetry(3, now, 50), StandardCharsets.UTF_8));

        publish(client, car, array.getBytes(StandardCharsets.UTF_8));

        assertThat(rows(car)).isEqualTo(2);
        var aside =
                database.sql("SELECT reason FROM vehicles.quarantine WHERE vehicle_id = :id")
                        .param("id", car.id())
                        .query(String.class)
                        .single();
        assertThat(aside).isEqualTo("Vehicle.Speed: 999 (expected: a number -50..350)");
        client.disconnect();
    }

    @Test
    void tellsAnMqtt5CarThatItsPayloadIsWrong() {
        var car = car();
        var client = car.mqtt5();
        client.connect();
        assertThatThrownBy(() -> publish(client, car, "{oops".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Mqtt5PubAckException.class,
                        refused ->
                                assertThat(refused.getMqttMessage().getReasonCode())
                                        .isEqualTo(Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID));
        client.disconnect();
    }

    @Test
    void refusesAnotherCarsTopic() {
        var car = car();
        var other = car();
        var client = car.mqtt5();
        client.connect();
        assertThatThrownBy(() -> publish(client, other, TestCar.telemetry(1, now, 50)))
                .isInstanceOfSatisfying(
                        Mqtt5PubAckException.class,
                        refused ->
                                assertThat(refused.getMqttMessage().getReasonCode())
                                        .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
        assertThatThrownBy(
                        () -> client.subscribeWith().topicFilter(other.topic("commands/#")).send())
                .isInstanceOf(Mqtt5SubAckException.class);
        assertThat(rows(other)).isZero();
        client.disconnect();
    }

    @Test
    void refusesAWrongPassword() {
        var car = new TestCar(car().id(), "wrong", gateway.port());
        assertThatThrownBy(() -> car.mqtt5().connect())
                .isInstanceOfSatisfying(
                        Mqtt5ConnAckException.class,
                        refused ->
                                assertThat(refused.getMqttMessage().getReasonCode())
                                        .isEqualTo(
                                                Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD));
    }

    @Test
    void refusesAnUnknownCar() {
        var nobody = new TestCar(UUID.randomUUID(), "x", gateway.port());
        assertThatThrownBy(() -> nobody.mqtt3().connect()).hasMessageContaining("BAD_USER_NAME");
    }

    @Test
    void letsANewerConnectionTakeOver() {
        var car = car();
        var older = car.mqtt5();
        var newer = car.mqtt5();
        older.connect();
        newer.connect();

        await().untilAsserted(
                        () -> assertThat(older.getState()).isEqualTo(MqttClientState.DISCONNECTED));
        publish(newer, car, TestCar.telemetry(1, now, 50));
        assertThat(rows(car)).isEqualTo(1);
        newer.disconnect();
    }

    @Test
    void tellsItsLimitsAtConnect() {
        var car = car();
        var client = car.mqtt5();
        var granted = client.connect().getRestrictions();
        assertThat(granted.getMaximumQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
        assertThat(granted.getReceiveMaximum()).isEqualTo(100);
        assertThat(granted.isRetainAvailable()).isFalse();
        client.disconnect();
    }

    @Test
    void resumesAPersistentSession() {
        var car = car();
        var first = car.mqtt5();
        first.connectWith().cleanStart(true).sessionExpiryInterval(3_600).send();
        first.subscribeWith().topicFilter(car.topic("commands/+/request")).send();
        first.disconnectWith().sessionExpiryInterval(3_600).send();

        var again = car.mqtt5();
        var session = again.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
        assertThat(session.isSessionPresent()).isTrue();
        again.disconnect();
    }

    @Test
    void publishesTheWillOfACarThatVanishes() {
        var car = car();
        var client = car.mqtt5();
        client.connectWith()
                .willPublish()
                .topic(car.topic("events"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(
                        "{\"type\": \"connection.lost\", \"time\": \"%s\", \"sequence\": 9}"
                                .formatted(now)
                                .getBytes(StandardCharsets.UTF_8))
                .applyWillPublish()
                .send();
        client.disconnectWith()
                .reasonCode(
                        com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode
                                .DISCONNECT_WITH_WILL_MESSAGE)
                .send();

        await().untilAsserted(() ->
                assertThat(
                                database.sql(
                                                "SELECT type FROM vehicles.event WHERE vehicle_id = :id")
                                        .param("id", car.id())
                                        .query(String.class)
                                        .list())
                        .containsExactly("connection.lost"));
    }

    private TestCar car() {
        return TestCar.register(database, gateway.port());
    }

    private static void publish(Mqtt5BlockingClient client, TestCar car, byte[] payload) {
        client.publishWith()
                .topic(car.topic("telemetry"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send();
    }

    private long rows(TestCar car) {
        return database.sql("SELECT count(*) FROM vehicles.telemetry WHERE vehicle_id = :id")
                .param("id", car.id())
                .query(Long.class)
                .single();
    }
}
