package org.bluehorizons.rental.photos;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A picture that is kept, without the picture itself. Sizes are in pixels. */
public record Photo(
        UUID id,
        @Schema(allowableValues = {"licence", "damage", "trip_end", "support"}) String purpose,
        int width,
        int height,
        Instant createdAt) {}
