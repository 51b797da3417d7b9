package org.bluehorizons.charging.locallists;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a station holds.
 *
 * @param version as the station has confirmed it; null: unknown
 * @param state {@code unknown}, {@code syncing}, {@code synced}, {@code failed} or {@code
 *     unsupported}
 * @param reason why it failed
 * @param held tokens that it holds
 */
@Schema(name = "ChargingStationLocalList")
record StationList(
        @Schema(example = "CP42") String stationId,
        @Schema(example = "7") @Nullable Integer version,
        @JsonIgnore int lastVersion,
        @Schema(example = "synced") String state,
        @Nullable String reason,
        @JsonIgnore int mismatches,
        @JsonIgnore @Nullable UUID commandId,
        int held,
        @Nullable Instant changedAt) {}
