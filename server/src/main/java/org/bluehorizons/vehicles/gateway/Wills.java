package org.bluehorizons.vehicles.gateway;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.vehicles.telemetry.Publication;
import org.bluehorizons.vehicles.telemetry.TelemetryReader;
import org.bluehorizons.vehicles.telemetry.VehicleEventReader;

/** Publishes the wills of cars whose connection was lost, unless they are back in time. */
final class Wills {

    private Wills() {}

    /** Call it on the connection's event loop. */
    static void connectionLost(
            CarConnection connection, Will will, Gateway gateway, GatewayLoop loop) {
        var delay = will.delay().toMillis();
        if (delay == 0) {
            publish(connection, will, gateway, loop);
            return;
        }
        loop.schedule(
                () -> {
                    if (!gateway.cars().isConnected(connection.car())) {
                        publish(connection, will, gateway, loop);
                    }
                },
                delay,
                TimeUnit.MILLISECONDS);
    }

    private static void publish(
            CarConnection connection, Will will, Gateway gateway, GatewayLoop loop) {
        var car = connection.car();
        var now = gateway.clock().instant();
        var payload = will.payload();
        switch (CarTopic.of(will.topic(), car.toString())) {
            case CarTopic.Telemetry _ -> {
                var read =
                        TelemetryReader.read(
                                car, payload, payload.length, now, gateway.retention());
                loop.lane()
                        .offer(
                                new Publication<>(
                                        car,
                                        will.topic(),
                                        false,
                                        read.messages(),
                                        List.of(),
                                        read.wrong(),
                                        Origin.NOBODY));
            }
            case CarTopic.Events _ -> {
                var read =
                        VehicleEventReader.read(
                                car, payload, payload.length, now, gateway.retention());
                loop.lane()
                        .offer(
                                new Publication<>(
                                        car,
                                        will.topic(),
                                        true,
                                        List.of(),
                                        read.messages(),
                                        read.wrong(),
                                        Origin.NOBODY));
            }
            case CarTopic.Reply _, CarTopic.Unknown _, CarTopic.Foreign _ ->
                    gateway.failed(
                            "a will of car " + car,
                            new IllegalStateException("CONNECT let " + will.topic() + " through"));
        }
    }
}
