package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * A composite schedule as a station computed it.
 *
 * @param status its word: Accepted, or Rejected without a schedule
 */
@Schema(name = "CompositeSchedule")
record StationSchedule(
        @Schema(example = "Accepted") String status,
        int evseId,
        @Nullable Instant from,
        @Nullable Schedule schedule) {}
