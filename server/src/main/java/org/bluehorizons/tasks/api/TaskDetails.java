package org.bluehorizons.tasks.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task with all that is known of it. */
@Schema(name = "Task")
record TaskDetails(
        @JsonUnwrapped TaskSummary summary,
        @Schema(types = "object") @JsonRawValue String payload,
        @Schema(description = "Attempts after which it is given up; null when it is over.")
                @Nullable Integer mostAttempts,
        @Schema(
                        types = {"object", "array", "string", "number", "boolean", "null"},
                        description = "What its handler has to tell.")
                @JsonRawValue
                @Nullable String result,
        @Schema(
                        types = "array",
                        example =
                                "[{\"attempt\": 1, \"at\": \"2026-11-21T04:00:00Z\", \"error\": \"timed out\"}]",
                        description = "Attempts that failed, the last ten.")
                @JsonRawValue
                String failures) {}
