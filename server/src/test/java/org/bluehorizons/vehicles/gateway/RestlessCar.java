package org.bluehorizons.vehicles.gateway;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Publishes as fast as it is acknowledged until its connection breaks; on the next drive it first
 * sends again what was not acknowledged, as a car does.
 */
final class RestlessCar {

    private static final int AT_A_TIME = 8;

    private final TestCar car;
    private final Instant start = Instant.now();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Deque<Long> unacknowledged = new ArrayDeque<>();
    private long sequence;

    /** A publish under way. */
    private record Sent(long sequence, CompletableFuture<?> acknowledgement) {}

    RestlessCar(TestCar car) {
        this.car = car;
    }

    UUID id() {
        return car.id();
    }

    Set<Long> acknowledged() {
        return acknowledged;
    }

    void drive() {
        var client = car.mqtt5();
        try {
            client.connect();
        } catch (ConnectionClosedException | ConnectionFailedException killed) {
            // The server died before it had let this car in.
            return;
        }
        while (publishSome(client.toAsync())) {
            // Until the connection breaks.
        }
    }

    private boolean publishSome(Mqtt5AsyncClient client) {
        var sent = new ArrayList<Sent>();
        while (sent.size() < AT_A_TIME) {
            var again = unacknowledged.poll();
            sent.add(publish(client, again == null ? sequence++ : again));
        }
        return settle(sent);
    }

    private Sent publish(Mqtt5AsyncClient client, long number) {
        return new Sent(
                number,
                client.publishWith()
                        .topic(car.topic("telemetry"))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(TestCar.telemetry(number, start.plusMillis(number), 50))
                        .send());
    }

    private boolean settle(List<Sent> sent) {
        var all = true;
        for (var one : sent) {
            if (isAcknowledged(one)) {
                acknowledged.add(one.sequence);
            } else {
                unacknowledged.add(one.sequence);
                all = false;
            }
        }
        return all;
    }

    private static boolean isAcknowledged(Sent sent) {
        try {
            sent.acknowledgement.get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException broken) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
