package org.bluehorizons.rental.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened.
 *
 * @param type past tense, such as {@code booking.made}
 * @param state of the booking after it
 * @param madeBy an actor's name
 */
@Schema(name = "RentalEvent")
public record RentalEvent(
        long id,
        Instant at,
        @Schema(example = "booking.made") String type,
        @Nullable UUID bookingId,
        @Nullable UUID driverId,
        @Nullable UUID vehicleId,
        @Schema(example = "held") @Nullable String state,
        JsonNode data,
        String madeBy) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static RentalEvent read(ResultSet row, int number) throws SQLException {
        return new RentalEvent(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getObject("booking_id", UUID.class),
                row.getObject("driver_id", UUID.class),
                row.getObject("vehicle_id", UUID.class),
                row.getString("state"),
                JSON.readTree(row.getString("data")),
                row.getString("made_by"));
    }
}
