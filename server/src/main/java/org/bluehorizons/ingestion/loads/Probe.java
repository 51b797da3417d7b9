package org.bluehorizons.ingestion.loads;

import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast the database answers, and whether others ask it much. One thread at a time. */
final class Probe {

    private static final int PROBES = 7;
    private static final double NANOS_PER_SECOND = 1e9;

    private final JdbcClient database;
    private final int quietTransactions;
    private long transactions = -1;
    private long since;
    private boolean others;

    Probe(JdbcClient database, int quietTransactions) {
        this.database = database;
        this.quietTransactions = quietTransactions;
    }

    /** Of several, the one in the middle. */
    Duration median() {
        return IntStream.range(0, PROBES).mapToObj(_ -> once()).sorted().toList().get(PROBES / 2);
    }

    Duration once() {
        var from = System.nanoTime();
        database.sql(
                        """
                        SELECT xact_commit + xact_rollback FROM pg_stat_database
                        WHERE datname = current_database()
                        """)
                .query((row, _) -> row.getLong(1))
                .optional()
                .ifPresent(this::count);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** As of the last second or so. */
    boolean othersAreThere() {
        return others;
    }

    private void count(long now) {
        var time = System.nanoTime();
        var seconds = (time - since) / NANOS_PER_SECOND;
        if (transactions < 0) {
            transactions = now;
            since = time;
        } else if (seconds >= 1) {
            others = (now - transactions) / seconds > quietTransactions;
            transactions = now;
            since = time;
        }
    }
}
