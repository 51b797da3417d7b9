package org.bluehorizons.charging.transactions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which transactions a list is about; what is null does not matter. */
record TransactionFilter(
        @Schema(example = "CP42") @Nullable String station,
        @Schema(description = "Of the stations that are there now.") @Nullable UUID site,
        @Schema(description = "Whatever its case.") @Nullable String token,
        @Schema(description = "Whether it has not ended.") @Nullable Boolean open,
        @Schema(description = "Started then or later.") @Nullable Instant from,
        @Schema(description = "Started before.") @Nullable Instant to,
        @Schema(description = "Whether of a car of our own fleet.") @Nullable Boolean internal) {}
