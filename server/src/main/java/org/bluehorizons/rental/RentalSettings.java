package org.bluehorizons.rental;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code bluehorizons.rental.*}.
 *
 * @param hold how long a car is held for who books it for now
 * @param warning before a hold runs out
 * @param turnaround between the end of a reservation and the next driver
 * @param noShowAfter after the start of a reservation
 * @param earlyStart before the start of a reservation, if the car is free
 * @param carPatience how long a driver waits for the car's answer
 * @param silentAfter a car that was not heard of for this long cannot tell how it is
 * @param longestBooking of a reservation
 * @param farthestAhead of a reservation's start
 */
@ConfigurationProperties("bluehorizons.rental")
public record RentalSettings(
        @DefaultValue("15m") Duration hold,
        @DefaultValue("3m") Duration warning,
        @DefaultValue("15m") Duration turnaround,
        @DefaultValue("30m") Duration noShowAfter,
        @DefaultValue("15m") Duration earlyStart,
        @DefaultValue("5s") Duration carPatience,
        @DefaultValue("2m") Duration silentAfter,
        @DefaultValue("30d") Duration longestBooking,
        @DefaultValue("90d") Duration farthestAhead) {}
