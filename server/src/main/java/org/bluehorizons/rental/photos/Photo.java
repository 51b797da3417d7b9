package org.bluehorizons.rental.photos;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A picture that was sent, without the picture itself. Sizes are in pixels. */
public record Photo(
        UUID id,
        @Schema(allowableValues = {"licence", "damage", "trip_end", "support"}) String purpose,
        @Schema(
                        allowableValues = {"processing", "ready", "rejected"},
                        description =
                                "Shown once it is ready. Send another one when it is rejected.")
                String state,
        @Schema(description = "Why it was rejected.") @Nullable String reason,
        @Schema(description = "Null unless it is ready.") @Nullable Integer width,
        @Schema(description = "Null unless it is ready.") @Nullable Integer height,
        Instant createdAt) {}
