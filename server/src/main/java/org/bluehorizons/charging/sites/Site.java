package org.bluehorizons.charging.sites;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place with a grid connection.
 *
 * @param maxPowerWatts what its charging may draw together; null: no limit of ours
 * @param stations that are not retired
 */
@Schema(name = "ChargingSite")
record Site(
        UUID id,
        @Schema(example = "Depot Jurong") String name,
        @Nullable String address,
        @Nullable String postalCode,
        @Nullable String city,
        @Schema(example = "SG") String country,
        @Schema(example = "Asia/Singapore") String timeZone,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Schema(
                        description = "What its charging may draw together; null: no limit.",
                        example = "180000")
                @Nullable Integer maxPowerWatts,
        int stations,
        Instant createdAt,
        @Nullable Instant retiredAt,
        long version) {

    String subject() {
        return "charging-site:" + id;
    }

    static Site read(ResultSet row, int number) throws SQLException {
        var retiredAt = row.getObject("retired_at", OffsetDateTime.class);
        return new Site(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                row.getString("postal_code"),
                row.getString("city"),
                row.getString("country"),
                row.getString("time_zone"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getObject("max_power_watts", Integer.class),
                row.getInt("stations"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                retiredAt == null ? null : retiredAt.toInstant(),
                row.getLong("version"));
    }
}
