package org.bluehorizons.rental.support;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** A part of the talk about a report, as it is sent. */
@Schema(name = "NewReportMessage")
record NewMessage(@Schema(example = "It was there before.") @Nullable String text) {

    String checked() {
        var given = Objects.requireNonNullElse(text, "").strip();
        new Rules()
                .check(
                        !given.isEmpty() && given.length() <= 4000 && given.indexOf('\0') < 0,
                        "text",
                        "1 to 4000 characters")
                .demand();
        return given;
    }
}
