package org.bluehorizons.tasks.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task in a list, and in the stream of changes. */
@Schema(name = "TaskSummary")
record TaskSummary(
        UUID id,
        String type,
        TaskState state,
        int priority,
        @Schema(description = "Tasks of a type and group run one after the other.")
                @Nullable String group,
        @Schema(description = "What was submitted together.") @Nullable UUID batch,
        @Schema(description = "How often it was begun.") int attempts,
        @Schema(description = "Not before this time; null when it is over.")
                @Nullable Instant availableAt,
        Instant createdAt,
        @Schema(description = "When the last attempt began.") @Nullable Instant startedAt,
        @Schema(description = "When it was over.") @Nullable Instant endedAt,
        @Schema(description = "Who has it; one of GET /v1/task-workers.") @Nullable UUID worker,
        @Schema(description = "Somebody wants its end; its worker will hear of it.")
                boolean cancelWanted,
        @Schema(
                        types = {"object", "null"},
                        example = "{\"done\": 10, \"total\": 50, \"note\": \"rows\"}",
                        description = "As far as its handler tells.")
                @JsonRawValue
                @Nullable String progress,
        @Schema(description = "Of the last attempt that failed, or why it was given up.")
                @Nullable String error,
        @Schema(description = "Who submitted it.") String createdBy) {}
