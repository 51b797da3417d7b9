package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are made tasks again, and how fast.
 *
 * @param until those that were given up by then: what fails again is not redriven again
 * @param total how many there were when it began
 * @param perSecond null: as fast as it goes
 */
@Schema(name = "TaskRedrive")
record Redrive(
        @Nullable String type,
        @Nullable UUID batch,
        Instant until,
        int total,
        @Nullable Integer perSecond) {

    DeadLetters.Selection selection() {
        return new DeadLetters.Selection(type, batch, until);
    }
}
