package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A task as a caller writes it. */
@Schema(name = "NewTask")
record Submission(
        @Schema(
                        example = "demonstration.load",
                        description = "One of GET /v1/task-types that callers may submit.")
                @Nullable String type,
        @Schema(
                        types = "object",
                        example =
                                "{\"kind\": \"light\", \"resource\": \"cpu\", \"failPercentage\": 0}",
                        description = "As the type's schema says; at most 64 KiB.")
                @Nullable JsonNode payload,
        @Schema(
                        example = "report-2026-11",
                        description =
                                "Up to 180 characters. For a week the same key of the same type answers the first one's task; with another payload it is refused.")
                @Nullable String key,
        @Schema(
                        example = "PT10M",
                        description = "Not before that time has passed (ISO 8601), at most P30D.")
                @Nullable String delay,
        @Schema(
                        example = "2026-11-22T02:00:00Z",
                        description = "Not before this time, at most 30 days ahead; or a delay.")
                @Nullable Instant notBefore,
        @Schema(example = "0", description = "-9 to 9; within a type, higher ones come first. 0.")
                @Nullable Integer priority,
        @Schema(
                        example = "station-CP42",
                        description =
                                "Up to 128 characters. Tasks of a type and group run one after the other, in the order of submission.")
                @Nullable String group) {}
