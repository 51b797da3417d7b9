package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a profile of a station.
 *
 * @param evseId 0: the station as a whole
 * @param profile the newest that was asked for or reported
 * @param installed the newest that the station confirmed or reported
 * @param state requested, accepted, rejected, cleared, or unknown when it did not answer
 * @param reason why it is not accepted
 * @param madeBy operator, sharing, external
 */
@Schema(name = "InstalledChargingProfile")
public record InstalledProfile(
        String stationId,
        int evseId,
        ChargingProfile profile,
        @Nullable ChargingProfile installed,
        @Nullable Instant installedAt,
        @Schema(example = "accepted") String state,
        @Nullable String reason,
        @Schema(example = "operator") String madeBy,
        @Nullable String requestedBy,
        @Nullable UUID commandId,
        Instant changedAt) {}
