package org.bluehorizons.charging.sharing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a site's power is shared. All in watts.
 *
 * @param limit null: it has none
 * @param granted to sessions together
 * @param exposed what its outlets may draw at worst, whatever stations do; never above the limit
 *     unless stations that cannot be asked may draw more by themselves
 * @param measured by the stations, of their sessions
 * @param limited whether somebody gets less than he would take
 */
@Schema(name = "SitePower")
record SitePower(
        UUID siteId,
        @Nullable Integer limit,
        long granted,
        long exposed,
        long measured,
        boolean limited,
        @Nullable Instant computedAt,
        List<Outlet> outlets) {

    /**
     * @param connected whether its station is
     * @param most that it can give
     * @param standing that any session may take before it was granted anything; null: no limit that
     *     was ever confirmed
     */
    @Schema(name = "OutletPower")
    record Outlet(
            String stationId,
            int evseId,
            boolean connected,
            int most,
            @Nullable Integer standing,
            @Nullable Session session) {}

    /**
     * @param granted that it shall have; null while it was granted nothing of its own
     * @param confirmed that its station has confirmed
     * @param weight its priority, 1 to 4
     * @param reason what the station said to the last refused change
     */
    @Schema(name = "SessionPower")
    record Session(
            UUID transactionId,
            @Nullable Integer granted,
            @Nullable Integer confirmed,
            @Nullable Integer measured,
            int weight,
            @Nullable Instant since,
            @Nullable String reason) {}
}
