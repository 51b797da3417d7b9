package org.bluehorizons.rental.pricing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a plan from when to when; never changed, only ended.
 *
 * @param model empty: for all models without a tariff of their own
 * @param until null: until further notice
 */
@Schema(name = "Tariff")
public record Tariff(
        UUID id,
        UUID planId,
        @Schema(example = "") String model,
        Instant from,
        @Nullable Instant until,
        TariffTerms terms) {

    boolean isInEffect(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
