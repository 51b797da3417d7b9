package org.bluehorizons.charging.transactions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many transactions are open, and how many of these are stale. */
@Component
@ConditionalOnRole(Role.WORKERS)
class OpenTransactionMetrics {

    private final JdbcClient database;
    private final AtomicReference<Counts> counts = new AtomicReference<>(new Counts(0, 0));

    private record Counts(int open, int stale) {}

    OpenTransactionMetrics(MeterRegistry registry, JdbcClient database) {
        this.database = database;
        Gauge.builder("charging.transactions.open", counts, known -> known.get().open())
                .description("Transactions that have not ended, of all nodes")
                .register(registry);
        Gauge.builder("charging.transactions.stale", counts, known -> known.get().stale())
                .description("Open transactions of which nothing is heard, of all nodes")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void look() {
        counts.set(
                database.sql(
                                """
                                SELECT count(*) AS open, count(stale_since) AS stale
                                FROM charging.transaction WHERE stopped_at IS NULL
                                """)
                        .query((row, _) -> new Counts(row.getInt("open"), row.getInt("stale")))
                        .single());
    }
}
