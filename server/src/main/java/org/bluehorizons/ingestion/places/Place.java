package org.bluehorizons.ingestion.places;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A point that prices begin or end at. */
@Schema(name = "RatePlace")
record Place(
        @Schema(example = "SGSIN") String code,
        @Schema(example = "Port of Singapore") String name,
        @Schema(description = "Slug of the region that it lies in.", example = "downtown-core")
                String region,
        @Schema(
                        types = {"number", "null"},
                        description = "Degrees north, WGS 84.",
                        example = "1.26")
                @Nullable Double latitude,
        @Schema(
                        types = {"number", "null"},
                        description = "Degrees east, WGS 84.",
                        example = "103.84")
                @Nullable Double longitude) {}
