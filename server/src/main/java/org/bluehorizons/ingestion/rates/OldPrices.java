package org.bluehorizons.ingestion.rates;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Drops prices that were replaced. Partitions are detached beside readers and writers, which do not
 * wait. One node at a time; what one that died has left half done is finished by the next.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class OldPrices {

    private static final Logger LOG = LoggerFactory.getLogger(OldPrices.class);
    private static final String LOCK = "hashtextextended('ingestion: old prices', 0)";

    private final DataSource database;

    OldPrices(DataSource database) {
        this.database = database;
    }

    /** Blocks while transactions that may still read the old prices are open. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void drop() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // DETACH ... CONCURRENTLY runs outside a transaction.
            connection.setAutoCommit(true);
            if (old(statement).isEmpty()
                    || !answers(statement, "SELECT pg_try_advisory_lock(%s)".formatted(LOCK))) {
                return;
            }
            try {
                for (var generation : old(statement)) {
                    drop(statement, generation);
                }
            } finally {
                statement.execute("SELECT pg_advisory_unlock(%s)".formatted(LOCK));
            }
        }
    }

    private static List<Integer> old(Statement statement) throws SQLException {
        var generations = new ArrayList<Integer>();
        try (var rows =
                statement.executeQuery(
                        "SELECT generation FROM ingestion.price_generation WHERE state = 'old'")) {
            while (rows.next()) {
                generations.add(rows.getInt(1));
            }
        }
        return generations;
    }

    private static void drop(Statement statement, int generation) throws SQLException {
        for (var table : PriceGenerations.TABLES) {
            var partition = "ingestion.%s_%d".formatted(table, generation);
            var attached =
                    "SELECT %%s FROM pg_inherits WHERE inhrelid = to_regclass('%s')"
                            .formatted(partition);
            var detach =
                    "ALTER TABLE ingestion.%s DETACH PARTITION %s ".formatted(table, partition);
            if (answers(statement, attached.formatted("inhdetachpending"))) {
                statement.execute(detach + "FINALIZE");
            } else if (answers(statement, attached.formatted("true"))) {
                statement.execute(detach + "CONCURRENTLY");
            }
            statement.execute("DROP TABLE IF EXISTS " + partition);
        }
        statement.execute(
                "DELETE FROM ingestion.price_generation WHERE generation = %d"
                        .formatted(generation));
        LOG.info("dropped generation {} of prices, which was replaced", generation);
    }

    private static boolean answers(Statement statement, String question) throws SQLException {
        try (var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
