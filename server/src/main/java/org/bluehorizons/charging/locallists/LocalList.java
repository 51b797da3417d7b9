package org.bluehorizons.charging.locallists;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tokens that stations shall know themselves, and which stations. */
@Schema(name = "ChargingLocalList")
record LocalList(
        UUID id,
        @Schema(example = "Depot staff") String name,
        List<UUID> tokenIds,
        List<UUID> siteIds,
        List<String> stationIds,
        Instant createdAt,
        @JsonIgnore long version) {

    String subject() {
        return "charging-local-list:" + id;
    }
}
