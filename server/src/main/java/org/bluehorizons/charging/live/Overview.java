package org.bluehorizons.charging.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The network in figures.
 *
 * @param at when it was counted
 * @param connectors by status; those that never told one are not counted
 */
@Schema(name = "ChargingOverview")
record Overview(
        Instant at,
        int stations,
        int connected,
        @Schema(description = "Connectors by their status.") SortedMap<String, Integer> connectors,
        List<OfSite> sites) {

    /**
     * @param siteId null: stations without a site
     */
    @Schema(name = "ChargingSiteOverview")
    record OfSite(
            @Nullable UUID siteId,
            @Nullable String name,
            int stations,
            int connected,
            SortedMap<String, Integer> connectors) {}
}
