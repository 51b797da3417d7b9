package org.bluehorizons.charging.transactions;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened at a station.
 *
 * @param at to be believed: the station's time, or that of receipt where its clock is evidently
 *     wrong
 * @param toldAt what the station said
 * @param receivedAt by our clock
 */
record StationTime(Instant at, Instant toldAt, Instant receivedAt) {

    /** No charge point of today was made before it; clocks without a battery begin in 1970. */
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration AHEAD = Duration.ofMinutes(5);

    static StationTime of(Instant toldAt, Instant receivedAt) {
        var wrong = toldAt.isBefore(EARLIEST) || toldAt.isAfter(receivedAt.plus(AHEAD));
        return new StationTime(wrong ? receivedAt : toldAt, storable(toldAt), receivedAt);
    }

    /** Whether the station's clock is evidently wrong. */
    boolean clockWrong() {
        return !at.equals(toldAt);
    }

    /** PostgreSQL's years end before those of Java, and so do those that anybody can mean. */
    private static Instant storable(Instant told) {
        var latest = Instant.parse("9999-12-31T00:00:00Z");
        return told.isBefore(Instant.EPOCH) ? Instant.EPOCH : told.isAfter(latest) ? latest : told;
    }
}
