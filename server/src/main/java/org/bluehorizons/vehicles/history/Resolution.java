package org.bluehorizons.vehicles.history;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** How close together the points of a history are. */
sealed interface Resolution {

    /** Every message. */
    record Raw() implements Resolution {}

    /** One point for each such stretch of time. */
    record Step(Duration length) implements Resolution {}

    int MOST_POINTS = 10_000;
    String RULE = "raw, or 1s to 1d such as 10s, 5m, 1h, PT1M";

    /**
     * @param text null: whatever gives at most 500 points
     * @throws ProblemException naming {@code resolution}
     */
    static Resolution parse(@Nullable String text, Period period) {
        if (text == null) {
            return automatic(period);
        }
        if (text.equals("raw")) {
            return new Raw();
        }
        var step = step(text);
        if (step.toSeconds() < 1 || step.compareTo(Duration.ofDays(1)) > 0) {
            throw ProblemException.field("resolution", RULE);
        }
        if (period.length().toSeconds() / step.toSeconds() > MOST_POINTS) {
            throw ProblemException.field(
                    "resolution",
                    "at most %d points: a longer step, or a shorter period".formatted(MOST_POINTS));
        }
        return new Step(step);
    }

    private static Resolution automatic(Period period) {
        var least = period.length().toSeconds() / 500.0;
        return new Step(
                Duration.ofSeconds(
                        LongStream.of(1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200)
                                .filter(seconds -> seconds >= least)
                                .findFirst()
                                .orElse(14_400)));
    }

    private static Duration step(String text) {
        try {
            return Pattern.matches("[0-9]{1,6}[smhd]", text)
                    ? Duration.parse(
                            (text.endsWith("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT))
                    : Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            throw ProblemException.field("resolution", RULE);
        }
    }
}
