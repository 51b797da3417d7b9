package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A driving licence as its holder sent it, and what staff decided. */
public record Licence(
        UUID id,
        UUID driverId,
        @Schema(example = "S1234567D") String number,
        @Schema(example = "SG", description = "ISO 3166-1 alpha-2.") String country,
        LocalDate expiresOn,
        @Nullable UUID frontPhoto,
        @Nullable UUID backPhoto,
        @Schema(allowableValues = {"submitted", "approved", "refused"}) String state,
        @Nullable String reason,
        Instant submittedAt,
        @Nullable Instant reviewedAt) {}
