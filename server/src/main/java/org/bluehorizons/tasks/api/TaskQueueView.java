package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue in figures.
 *
 * @param at when it was counted
 */
@Schema(name = "TaskQueue")
record TaskQueueView(Instant at, List<OfType> types) {

    @Schema(name = "TaskQueueOfType")
    record OfType(
            @Schema(example = "demonstration.load") String type,
            int ready,
            int scheduled,
            int blocked,
            int running,
            int dead,
            @Schema(description = "Since when the oldest that is ready waits; null: none is.")
                    @Nullable Long oldestReadySeconds,
            @Schema(description = "How many were done in the last minute.") int doneLastMinute) {}
}
