package org.bluehorizons.charging.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened at a station.
 *
 * @param type past tense, such as {@code transaction.started}
 */
public record ChargingEvent(
        long id,
        Instant at,
        String type,
        String stationId,
        @Nullable Integer evseId,
        @Nullable Integer connectorId,
        @Nullable UUID transactionId,
        JsonNode data) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static ChargingEvent read(ResultSet row, int number) throws SQLException {
        return new ChargingEvent(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("station_id"),
                row.getObject("evse_id", Integer.class),
                row.getObject("connector_id", Integer.class),
                row.getObject("transaction_id", UUID.class),
                JSON.readTree(row.getString("data")));
    }
}
