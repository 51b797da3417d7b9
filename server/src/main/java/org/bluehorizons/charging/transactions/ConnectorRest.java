package org.bluehorizons.charging.transactions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When the cars of 1.6 stations had enough: messages of a transaction do not say it, the state
 * SuspendedEV of the connector does. (Of 2.0.1 the transaction's charging state does.)
 */
@Component
class ConnectorRest {

    private final JdbcClient database;

    ConnectorRest(JdbcClient database) {
        this.database = database;
    }

    /** Changes them in memory; one statement for all. */
    void find(List<WorkingTransaction> transactions) {
        var of16 =
                transactions.stream()
                        .filter(transaction -> transaction.ocppVersion.equals("1.6"))
                        .toList();
        if (of16.isEmpty()) {
            return;
        }
        var since = new HashMap<UUID, Instant>();
        database.sql(
                        """
                        SELECT t.id, state.status_at
                        FROM charging.transaction AS t
                        JOIN charging.connector_state AS state
                          ON state.station_id = t.station_id AND state.evse_id = t.evse_id
                         AND state.connector_id = 1
                        WHERE t.id = ANY(:ids) AND state.status = 'SuspendedEV'
                        """)
                .param("ids", of16.stream().map(transaction -> transaction.id).toArray(UUID[]::new))
                .query(row -> {
                    since.put(
                            row.getObject("id", UUID.class),
                            row.getObject("status_at", OffsetDateTime.class).toInstant());
                });
        for (var transaction : of16) {
            var at = since.get(transaction.id);
            if (at != null
                    && at.isAfter(transaction.startedAt)
                    && (transaction.stoppedAt == null || at.isBefore(transaction.stoppedAt))) {
                transaction.chargingEndedAt = at;
            } else if (transaction.isOpen()) {
                transaction.chargingEndedAt = null;
            }
        }
    }
}
