package org.bluehorizons.rental.places;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller wrote of a zone. In a change, what is null stays as it is.
 *
 * @param from from when on; null for now
 * @param until null for good
 */
@Schema(name = "NewZone")
record ZoneDraft(
        @Schema(example = "SG", description = "A market's code; for good.") @Nullable String market,
        @Schema(example = "Tampines") @Nullable String name,
        @Schema(description = "parking: trips may end outside stations; no_parking: they may not.")
                @Nullable ZoneKind kind,
        @Schema(
                        type = "object",
                        description =
                                "GeoJSON Polygon or MultiPolygon (RFC 7946) with at most 5,000 positions.")
                @Nullable JsonNode area,
        @Schema(description = "In effect from then on; now when left out. Not in the past.")
                @Nullable Instant from,
        @Schema(description = "No longer in effect from then on.") @Nullable Instant until) {}
