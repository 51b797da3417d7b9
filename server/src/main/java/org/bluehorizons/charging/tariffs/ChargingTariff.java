package org.bluehorizons.charging.tariffs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prices, where they hold, and from when to when. Sessions that begin then are priced by it, also
 * when they end later.
 *
 * @param internal for cars of our own fleet only; others are for everybody else only
 * @param everywhere where no tariff of the station or its site holds
 */
@Schema(name = "ChargingTariff")
record ChargingTariff(
        UUID id,
        @Schema(example = "Public AC") String name,
        @Schema(example = "SGD") String currency,
        boolean internal,
        ChargingTerms terms,
        Instant validFrom,
        @Nullable Instant validUntil,
        boolean everywhere,
        List<UUID> siteIds,
        List<String> stationIds,
        Instant createdAt,
        @JsonIgnore long version) {

    String subject() {
        return "charging-tariff:" + id;
    }

    boolean hasBegun(Instant now) {
        return !validFrom.isAfter(now);
    }
}
