package org.bluehorizons.rental.availability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from the first instant in it
 * @param until the first instant after it; null when it has no end
 */
public record Span(Instant from, @Nullable Instant until) {

    /** Nothing but that instant. */
    public static Span at(Instant instant) {
        return new Span(instant, instant.plusNanos(1));
    }

    boolean overlaps(Span other) {
        return (other.until == null || from.isBefore(other.until))
                && (until == null || other.from.isBefore(until));
    }

    /** Whether it begins when the other has ended. */
    boolean isAfter(Span other) {
        return other.until != null && !from.isBefore(other.until);
    }
}
