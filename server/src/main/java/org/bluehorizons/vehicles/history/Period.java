package org.bluehorizons.vehicles.history;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** From an instant to before another. */
record Period(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration DEFAULT = Duration.ofDays(1);

    /**
     * The last day when nothing else is said.
     *
     * @throws ProblemException naming the wrong parameter
     */
    static Period of(@Nullable Instant from, @Nullable Instant to, Instant now) {
        var end = to == null ? now : to;
        var start = from == null ? end.minus(DEFAULT) : from;
        new Rules()
                .check(start.isBefore(end), "from", "before \"to\"")
                .check(
                        Duration.between(start, end).compareTo(LONGEST) <= 0,
                        "to",
                        "at most 31 days after \"from\"")
                .demand();
        return new Period(start, end);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    OffsetDateTime start() {
        return from.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return to.atOffset(ZoneOffset.UTC);
    }
}
