package org.bluehorizons.vehicles.state;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many cars of all nodes are connected, and how fresh what is known of them is. A car is silent
 * when it has been connected, and without telemetry, for two minutes.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class LiveCarMetrics {

    private final JdbcClient database;
    private final AtomicReference<Cars> cars = new AtomicReference<>(new Cars(0, 0, 0));

    private record Cars(long connected, long silent, double oldestSeconds) {}

    LiveCarMetrics(MeterRegistry registry, JdbcClient database) {
        this.database = database;
        Gauge.builder("vehicles.live.cars", cars, known -> known.get().connected())
                .description("Cars of all nodes: connected, and of these silent for two minutes")
                .tag("state", "connected")
                .register(registry);
        Gauge.builder("vehicles.live.cars", cars, known -> known.get().silent())
                .description("Cars of all nodes: connected, and of these silent for two minutes")
                .tag("state", "silent")
                .register(registry);
        Gauge.builder("vehicles.live.oldest.age", cars, known -> known.get().oldestSeconds())
                .description("Time since the last telemetry of the connected car silent longest")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void look() {
        cars.set(
                database.sql(
                                """
                                SELECT count(*) AS connected,
                                       count(*) FILTER (WHERE heard < now() - interval '2 minutes')
                                           AS silent,
                                       coalesce(extract(epoch FROM now() - min(heard)), 0) AS oldest
                                FROM (
                                    SELECT greatest(received_at, connected_changed_at) AS heard
                                    FROM vehicles.state WHERE connected
                                ) AS live
                                """)
                        .query((row, _) ->
                                new Cars(
                                        row.getLong("connected"),
                                        row.getLong("silent"),
                                        row.getDouble("oldest")))
                        .single());
    }
}
