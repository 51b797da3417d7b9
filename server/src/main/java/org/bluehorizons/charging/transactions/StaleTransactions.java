package org.bluehorizons.charging.transactions;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds transactions of which nothing may come any more: open at a station that has booted since,
 * is silent, or says that the connector is free. They are flagged, and in the end closed with what
 * is known; whatever comes later still corrects them.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class StaleTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(StaleTransactions.class);
    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final TransactionTable table;
    private final TransactionLedger ledger;
    private final TransactionSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    StaleTransactions(
            JdbcClient database,
            TransactionTable table,
            TransactionLedger ledger,
            TransactionSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.ledger = ledger;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void run() {
        transactions.executeWithoutResult(_ -> flag());
        transactions.executeWithoutResult(_ -> close());
    }

    private void flag() {
        var now = clock.instant();
        database.sql(
                        """
                        UPDATE charging.transaction
                        SET stale_since = :now::timestamptz, flags = array_append(flags, 'stale')
                        WHERE id IN (
                            SELECT t.id
                            FROM charging.transaction AS t
                            LEFT JOIN charging.station_state AS station USING (station_id)
                            LEFT JOIN charging.connector_state AS connector
                              ON connector.station_id = t.station_id
                             AND connector.evse_id = t.evse_id
                             AND connector.connector_id = coalesce(t.connector_id, 1)
                            WHERE t.stopped_at IS NULL AND t.stale_since IS NULL
                              AND t.heard_at < :grace::timestamptz
                              AND (station.booted_at > t.heard_at
                                       AND station.booted_at < :grace::timestamptz
                                   OR coalesce(station.last_heard_at, t.heard_at)
                                       < :silent::timestamptz
                                   OR connector.status = 'Available'
                                       AND connector.received_at > t.heard_at
                                       AND connector.received_at < :grace::timestamptz)
                            ORDER BY t.id
                            FOR NO KEY UPDATE OF t SKIP LOCKED)
                        """)
                .param("now", TransactionTable.text(now))
                .param("grace", TransactionTable.text(now.minus(settings.grace())))
                .param("silent", TransactionTable.text(now.minus(settings.silentAfter())))
                .update();
    }

    private void close() {
        var now = clock.instant();
        var stale = table.lock(longStale());
        for (var transaction : stale) {
            TransactionStep.presumeEnded(
                    transaction, transaction.heardAt, now, "Unknown", Flag.CLOSED);
            LOG.info(
                    "closed transaction {} of station {}: nothing was heard of it since {}",
                    transaction.id,
                    transaction.stationId,
                    transaction.heardAt);
        }
        ledger.settle(stale);
        ledger.writeSettled(stale);
    }

    private List<UUID> longStale() {
        return database.sql(
                        """
                        SELECT id FROM charging.transaction
                        WHERE stopped_at IS NULL AND stale_since < :before::timestamptz
                        ORDER BY id
                        LIMIT :most
                        FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .param(
                        "before",
                        TransactionTable.text(clock.instant().minus(settings.closeStaleAfter())))
                .param("most", AT_ONCE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
