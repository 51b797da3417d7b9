package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one car stands in a station.
 *
 * @param code unique in the station
 * @param chargePoint the identity of the charge point there, if there is one
 */
public record Bay(
        UUID id,
        @Schema(example = "A1") String code,
        @Schema(example = "SG-0001-A1") @Nullable String chargePoint) {}
