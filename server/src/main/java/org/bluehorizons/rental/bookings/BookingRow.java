package org.bluehorizons.rental.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.TripFacts.Pause;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of {@code rental.booking}. */
final class BookingRow {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Pause>> PAUSES = new TypeReference<>() {};

    private BookingRow() {}

    static Booking read(ResultSet row) throws SQLException {
        var price = row.getString("price");
        return new Booking(
                id(row, "id"),
                id(row, "driver_id"),
                new VehicleId(id(row, "vehicle_id")),
                row.getString("market"),
                id(row, "plan_id"),
                id(row, "tariff_id"),
                row.getString("kind"),
                BookingState.of(row.getString("state")),
                row.getString("reason"),
                time(row, "made_at"),
                time(row, "starts_at"),
                instant(row, "ends_at"),
                time(row, "expires_at"),
                row.getObject("pickup_station", UUID.class),
                row.getObject("destination_station", UUID.class),
                row.getObject("destination_bay", UUID.class),
                row.getString("promo"),
                row.getObject("corporate_id", UUID.class),
                row.getString("cost_centre"),
                JSON.readValue(row.getString("estimate"), Price.class),
                row.getBigDecimal("deposit"),
                trip(row),
                price == null ? null : JSON.readValue(price, Price.class),
                row.getString("review"),
                row.getLong("version"));
    }

    private static Trip trip(ResultSet row) throws SQLException {
        return new Trip(
                instant(row, "started_at"),
                instant(row, "stopped_at"),
                instant(row, "ended_at"),
                instant(row, "paused_at"),
                JSON.readValue(row.getString("pauses"), PAUSES),
                row.getObject("start_odometer_metres", Long.class),
                row.getObject("end_odometer_metres", Long.class),
                row.getObject("start_soc_percent", Float.class),
                row.getObject("end_soc_percent", Float.class),
                row.getObject("end_plugged", Boolean.class),
                row.getObject("end_station", UUID.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
