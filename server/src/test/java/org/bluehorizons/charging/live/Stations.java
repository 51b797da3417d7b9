package org.bluehorizons.charging.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Stations in the register, and calls of theirs as the gateway hands them over. */
record Stations(JdbcClient database, TransactionOperations transactions) {

    String registered() {
        var id = "CP-" + UUID.randomUUID().toString().substring(0, 13);
        database.sql("INSERT INTO charging.station (id) VALUES (:id)").param("id", id).update();
        return id;
    }

    static <Q extends Record> StationCall<Q> call(
            String station, CallHandler<Q> handler, Class<Q> type, String payload, Instant at) {
        return new StationCall<>(
                station, handler.version(), OcppJson.read(type, payload), payload, at);
    }

    <Q extends Record> void handle(CallHandler<Q> handler, List<StationCall<Q>> calls) {
        transactions.executeWithoutResult(_ -> handler.handle(calls));
    }

    /** What the journal has of the station, as {@code type data}, oldest first. */
    List<String> journal(String station) {
        return database.sql(
                        """
                        SELECT type || ' ' || data FROM charging.event
                        WHERE station_id = :id ORDER BY id
                        """)
                .param("id", station)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
