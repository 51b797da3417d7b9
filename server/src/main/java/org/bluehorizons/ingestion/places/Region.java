package org.bluehorizons.ingestion.places;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A region of places, perhaps within another. */
@Schema(name = "RateRegion")
record Region(
        @Schema(example = "downtown-core") String slug,
        @Schema(example = "Downtown Core") String name,
        @Schema(
                        types = {"string", "null"},
                        description = "Slug of the region that it lies in; null at the top.",
                        example = "central-region")
                @Nullable String parent,
        @Schema(description = "Places in it, however deep.", example = "7") long places) {}
