package org.bluehorizons.vehicles.gateway;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A registered car with a password, and foreign MQTT clients that speak for it. */
public record TestCar(UUID id, String password, int port) {

    private static final AtomicInteger COUNT = new AtomicInteger(1_000_000);

    public static TestCar register(JdbcClient database, int port) {
        var id = UUID.randomUUID();
        var number = COUNT.incrementAndGet();
        database.sql(
                        """
                        INSERT INTO vehicles.vehicle
                            (id, vin, plate, make, model, battery_kilowatt_hours, range_kilometres, seats)
                        VALUES (:id, :vin, :plate, 'BYD', 'Atto 3', 60.48, 420, 5)
                        """)
                .param("id", id)
                .param("vin", "LSVAA22B0" + "G" + number)
                .param("plate", "T" + number)
                .update();
        database.sql(
                        """
                        INSERT INTO vehicles.credential (vehicle_id, kind, password_hash)
                        VALUES (:id, 'password', :hash)
                        """)
                .param("id", id)
                .param("hash", sha256("secret-" + id))
                .update();
        return new TestCar(id, "secret-" + id, port);
    }

    public Mqtt5BlockingClient mqtt5() {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(id.toString())
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(id.toString())
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    public Mqtt3BlockingClient mqtt3() {
        return MqttClient.builder()
                .useMqttVersion3()
                .identifier(id.toString())
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(id.toString())
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    public String topic(String rest) {
        return "vehicles/" + id + "/" + rest;
    }

    /** One telemetry message. */
    public static byte[] telemetry(long sequence, Instant time, double soc) {
        return """
        {"sequence": %d, "time": "%s", "signals": {
          "Vehicle.CurrentLocation.Latitude": 1.29027, "Vehicle.CurrentLocation.Longitude": 103.851959,
          "Vehicle.Speed": 43.25, "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed": %s}}
        """
                .formatted(sequence, time, soc)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
