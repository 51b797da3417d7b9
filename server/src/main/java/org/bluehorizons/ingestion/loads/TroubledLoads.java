package org.bluehorizons.ingestion.loads;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Loads of all nodes that want somebody's look: those that miss their deadline, or will, as long as
 * they are not over; those that failed within the hour.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class TroubledLoads {

    private final JdbcClient database;
    private final AtomicReference<Counts> counts = new AtomicReference<>(new Counts(0, 0));

    private record Counts(long late, long failed) {}

    TroubledLoads(MeterRegistry registry, JdbcClient database) {
        this.database = database;
        Gauge.builder("bluehorizons.ingestion.loads.late", counts, known -> known.get().late())
                .description("Loads under way that miss their deadline, or will, of all nodes")
                .register(registry);
        Gauge.builder("bluehorizons.ingestion.loads.failed", counts, known -> known.get().failed())
                .description("Loads that failed within the last hour, of all nodes")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void look() {
        counts.set(
                database.sql(
                                """
                                SELECT count(*) FILTER (WHERE ended_at IS NULL
                                           AND (deadline < now() OR deadline < estimated_end)) AS late,
                                       count(*) FILTER (WHERE state = 'failed') AS failed
                                FROM ingestion.load
                                WHERE ended_at IS NULL OR ended_at > now() - interval '1 hour'
                                """)
                        .query((row, _) -> new Counts(row.getLong("late"), row.getLong("failed")))
                        .single());
    }
}
