package org.bluehorizons.rental.fleet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/** A job to move a car to another station. */
@Schema(name = "Relocation")
record Relocation(
        UUID id,
        @Schema(type = "string", format = "uuid") VehicleId vehicleId,
        @Nullable UUID fromStationId,
        UUID toStationId,
        String reason,
        @Nullable String assignee,
        @Schema(allowableValues = {"planned", "under_way", "done", "cancelled"}) String state,
        Instant startsAt,
        Instant endsAt,
        String madeBy,
        long version) {

    static Relocation read(ResultSet row) throws SQLException {
        return new Relocation(
                row.getObject("id", UUID.class),
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                row.getObject("from_station", UUID.class),
                row.getObject("to_station", UUID.class),
                row.getString("reason"),
                row.getString("assignee"),
                row.getString("state"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getLong("version"));
    }
}
