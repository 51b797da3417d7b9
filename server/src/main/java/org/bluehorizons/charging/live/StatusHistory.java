package org.bluehorizons.charging.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what connectors were. Safe for use by many threads. */
@Component
class StatusHistory {

    private final JdbcClient database;

    /**
     * A change of a connector.
     *
     * @param evseId 0: the station as a whole
     * @param statusAt by the station's clock
     * @param receivedAt by ours
     */
    @Schema(name = "ChargingStatusChange")
    record Change(
            int evseId,
            int connectorId,
            String status,
            @Nullable String errorCode,
            @Nullable String info,
            @Nullable String vendorId,
            @Nullable String vendorErrorCode,
            Instant statusAt,
            Instant receivedAt) {}

    /**
     * What is asked for, received from an instant to before another.
     *
     * @param before where the page before ended
     */
    record Question(
            String station,
            Instant from,
            Instant to,
            @Nullable Integer evse,
            @Nullable Place before,
            int most) {}

    /** Of a change in the list. */
    record Place(Instant receivedAt, int evse, int connector) {}

    StatusHistory(JdbcClient database) {
        this.database = database;
    }

    boolean knows(String station) {
        return database.sql("SELECT EXISTS (SELECT FROM charging.station WHERE id = :id)")
                .param("id", station)
                .query(Boolean.class)
                .single();
    }

    /** The last received first. */
    List<Change> list(Question question) {
        var before = question.before();
        return database.sql(
                        """
                        SELECT * FROM charging.status_history
                        WHERE station_id = :station AND received_at >= :from AND received_at < :to
                          AND (:evse::int IS NULL OR evse_id = :evse)
                          AND (:beforeAt::timestamptz IS NULL
                               OR (received_at, evse_id, connector_id)
                                  < (:beforeAt, :beforeEvse::int, :beforeConnector::int))
                        ORDER BY received_at DESC, evse_id DESC, connector_id DESC
                        LIMIT :most
                        """)
                .param("station", question.station())
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .param("evse", question.evse())
                .param(
                        "beforeAt",
                        before == null ? null : before.receivedAt().atOffset(ZoneOffset.UTC))
                .param("beforeEvse", before == null ? null : before.evse())
                .param("beforeConnector", before == null ? null : before.connector())
                .param("most", question.most())
                .query((row, _) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getInt("evse_id"),
                row.getInt("connector_id"),
                row.getString("status"),
                row.getString("error_code"),
                row.getString("info"),
                row.getString("vendor_id"),
                row.getString("vendor_error_code"),
                row.getObject("status_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
