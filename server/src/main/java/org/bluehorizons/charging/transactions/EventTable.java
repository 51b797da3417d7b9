package org.bluehorizons.charging.transactions;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code charging.transaction_event}. */
@Component
class EventTable {

    private final JdbcClient database;

    EventTable(JdbcClient database) {
        this.database = database;
    }

    /** What tells an event from another one, even where a station uses a number twice. */
    record Key(UUID transactionId, int seqNo, String eventType, Instant toldAt) {}

    /**
     * An event as it came.
     *
     * @param payload JSON, verbatim
     */
    record Row(
            Key key, String triggerReason, boolean offline, Instant receivedAt, String payload) {}

    void add(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO charging.transaction_event
                            (transaction_id, seq_no, event_type, trigger_reason, offline, told_at,
                             received_at, payload)
                        SELECT * FROM unnest(:transactions::uuid[], :numbers::int[], :types::text[],
                                             :triggers::text[], :offlines::boolean[],
                                             :tolds::timestamptz[], :receiveds::timestamptz[],
                                             :payloads::text[])
                        """)
                .param(
                        "transactions",
                        rows.stream().map(row -> row.key().transactionId()).toArray(UUID[]::new))
                .param(
                        "numbers",
                        rows.stream().map(row -> row.key().seqNo()).toArray(Integer[]::new))
                .param("types", words(rows, row -> row.key().eventType()))
                .param("triggers", words(rows, Row::triggerReason))
                .param("offlines", rows.stream().map(Row::offline).toArray(Boolean[]::new))
                .param("tolds", words(rows, row -> TransactionTable.text(row.key().toldAt())))
                .param("receiveds", words(rows, row -> TransactionTable.text(row.receivedAt())))
                .param("payloads", words(rows, Row::payload))
                .update();
    }

    /** Those of the keys that are there. */
    Set<Key> known(List<Key> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        var numbers =
                database.sql(
                                """
                                SELECT k.number
                                FROM unnest(:transactions::uuid[], :numbers::int[], :types::text[],
                                            :tolds::timestamptz[])
                                     WITH ORDINALITY
                                     AS k (transaction_id, seq_no, event_type, told_at, number)
                                WHERE EXISTS (SELECT FROM charging.transaction_event AS known
                                              WHERE known.transaction_id = k.transaction_id
                                                AND known.seq_no = k.seq_no
                                                AND known.event_type = k.event_type
                                                AND known.told_at = k.told_at)
                                """)
                        .param(
                                "transactions",
                                keys.stream().map(Key::transactionId).toArray(UUID[]::new))
                        .param("numbers", keys.stream().map(Key::seqNo).toArray(Integer[]::new))
                        .param("types", keys.stream().map(Key::eventType).toArray(String[]::new))
                        .param(
                                "tolds",
                                keys.stream()
                                        .map(key -> TransactionTable.text(key.toldAt()))
                                        .toArray(String[]::new))
                        .query(Integer.class)
                        .list();
        var known = new HashSet<Key>();
        numbers.forEach(number -> known.add(keys.get(number - 1)));
        return known;
    }

    private static String[] words(List<Row> rows, Function<Row, String> word) {
        return rows.stream().map(word).toArray(String[]::new);
    }
}
