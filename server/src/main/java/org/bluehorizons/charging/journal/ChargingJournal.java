package org.bluehorizons.charging.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happened, in the transaction in which it happens. Safe for use by many threads. */
@Component
public class ChargingJournal {

    private final JdbcClient database;
    private final JsonMapper json;

    ChargingJournal(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * What is to be written.
     *
     * @param type past tense, such as {@code transaction.started}
     * @param data turned into JSON
     */
    public record Entry(
            Instant at,
            String type,
            String stationId,
            @Nullable Integer evseId,
            @Nullable Integer connectorId,
            @Nullable UUID transactionId,
            Map<String, ?> data) {}

    /** All in one statement. */
    public void record(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO charging.event
                            (at, type, station_id, evse_id, connector_id, transaction_id, data)
                        SELECT * FROM unnest(:ats::timestamptz[], :types::text[], :stations::text[],
                                             :evses::int[], :connectors::int[], :transactions::uuid[],
                                             :data::jsonb[])
                        """)
                .param(
                        "ats",
                        entries.stream()
                                .map(entry -> entry.at().atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .param("types", entries.stream().map(Entry::type).toArray(String[]::new))
                .param("stations", entries.stream().map(Entry::stationId).toArray(String[]::new))
                .param("evses", entries.stream().map(Entry::evseId).toArray(Integer[]::new))
                .param(
                        "connectors",
                        entries.stream().map(Entry::connectorId).toArray(Integer[]::new))
                .param(
                        "transactions",
                        entries.stream().map(Entry::transactionId).toArray(UUID[]::new))
                .param(
                        "data",
                        entries.stream()
                                .map(entry -> json.writeValueAsString(entry.data()))
                                .toArray(String[]::new))
                .update();
    }

    public void record(Entry entry) {
        record(List.of(entry));
    }
}
