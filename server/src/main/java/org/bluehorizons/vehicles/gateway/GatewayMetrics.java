package org.bluehorizons.vehicles.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts of connections and what was refused. Safe for use by many threads. */
@Component
class GatewayMetrics {

    private final AtomicInteger connections = new AtomicInteger();
    private final Counter accepted;
    private final Map<Reason, Counter> refusedConnects = new EnumMap<>(Reason.class);
    private final Map<Reason, Counter> refusedPublishes = new EnumMap<>(Reason.class);
    private final Map<Reason, Counter> closed = new EnumMap<>(Reason.class);

    GatewayMetrics(MeterRegistry registry) {
        Gauge.builder("vehicles.gateway.connections", connections, AtomicInteger::get)
                .description("Cars connected to this node")
                .register(registry);
        accepted =
                Counter.builder("vehicles.gateway.connects")
                        .description("Cars let in")
                        .register(registry);
        for (var reason : Reason.values()) {
            var word = reason.name().toLowerCase(Locale.ROOT);
            refusedConnects.put(
                    reason,
                    Counter.builder("vehicles.gateway.connects.refused")
                            .description("Cars not let in, by MQTT reason")
                            .tag("reason", word)
                            .register(registry));
            refusedPublishes.put(
                    reason,
                    Counter.builder("vehicles.gateway.publishes.refused")
                            .description("Publishes refused, by MQTT reason")
                            .tag("reason", word)
                            .register(registry));
            closed.put(
                    reason,
                    Counter.builder("vehicles.gateway.closed")
                            .description("Connections closed by the gateway, by MQTT reason")
                            .tag("reason", word)
                            .register(registry));
        }
    }

    void entered() {
        connections.incrementAndGet();
        accepted.increment();
    }

    void left() {
        connections.decrementAndGet();
    }

    void notLetIn(Reason reason) {
        count(refusedConnects, reason);
    }

    void refused(Reason reason) {
        count(refusedPublishes, reason);
    }

    void closed(Reason reason) {
        count(closed, reason);
    }

    private static void count(Map<Reason, Counter> counters, Reason reason) {
        var counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
