package org.bluehorizons.charging.messages;

import io.swagger.v3.oas.annotations.media.Schema;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** Which messages a list is about; what is null does not matter. */
record MessageFilter(
        @Schema(example = "StatusNotification") @Nullable String action,
        @Schema(description = "in: from the station; out: to it.", example = "in")
                @Nullable String direction,
        @Schema(description = "Only those answered with an error, or not at all.")
                @Nullable Boolean errors,
        @Schema(description = "In the request or the response, in any case.")
                @Nullable String text) {

    /**
     * @throws ProblemException naming each wrong parameter
     */
    MessageFilter checked() {
        new Rules()
                .check(
                        direction == null || direction.equals("in") || direction.equals("out"),
                        "direction",
                        "in or out")
                .check(text == null || text.length() <= 256, "text", "at most 256 characters")
                .demand();
        return this;
    }
}
