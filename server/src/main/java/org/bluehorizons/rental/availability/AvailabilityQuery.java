package org.bluehorizons.rental.availability;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What a driver looks for; what is null does not matter. */
record AvailabilityQuery(
        @Schema(
                        example = "1.3536",
                        description = "Degrees, WGS 84.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable Double latitude,
        @Schema(
                        example = "103.9402",
                        description = "Degrees, WGS 84.",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable Double longitude,
        @Schema(
                        defaultValue = "1000",
                        example = "1000",
                        description = "As the crow flies, 1..50000.")
                @Nullable Integer radiusMetres,
        @Schema(defaultValue = "20", example = "20", description = "Cars, and stations, 1..100.")
                @Nullable Integer limit,
        @Schema(description = "With until: free for all of that time, instead of now.")
                @Nullable Instant from,
        @Nullable Instant until,
        @Schema(example = "50") @Nullable Integer minRangeKilometres,
        @Schema(example = "4", description = "At least.") @Nullable Integer seats,
        @Schema(example = "Atto 3") @Nullable String model) {

    private static final int USUAL_RADIUS_METRES = 1_000;
    private static final int LARGEST_RADIUS_METRES = 50_000;
    private static final int USUAL_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;
    private static final int METRES_PER_KILOMETRE = 1_000;

    /** With every rule kept. */
    record Checked(
            double latitude,
            double longitude,
            int radiusMetres,
            int limit,
            Span during,
            int leastRangeMetres,
            int leastSeats,
            @Nullable String model) {

        boolean suits(StandingCar car) {
            return car.usableRangeMetres() >= leastRangeMetres
                    && car.vehicle().seats() >= leastSeats
                    && (model == null || model.equalsIgnoreCase(car.vehicle().model()));
        }
    }

    /**
     * @throws ProblemException naming each wrong parameter
     */
    Checked checked(Clock clock) {
        var radius = Objects.requireNonNullElse(radiusMetres, USUAL_RADIUS_METRES);
        var most = Objects.requireNonNullElse(limit, USUAL_LIMIT);
        var range = Objects.requireNonNullElse(minRangeKilometres, 0);
        var leastSeats = Objects.requireNonNullElse(seats, 0);
        var north = Objects.requireNonNullElse(latitude, Double.NaN);
        var east = Objects.requireNonNullElse(longitude, Double.NaN);
        var rules =
                new Rules()
                        .check(Math.abs(north) <= 90, "latitude", "a number -90..90")
                        .check(Math.abs(east) <= 180, "longitude", "a number -180..180")
                        .check(
                                radius >= 1 && radius <= LARGEST_RADIUS_METRES,
                                "radiusMetres",
                                "a whole number 1..50000")
                        .check(most >= 1 && most <= LARGEST_LIMIT, "limit", "a whole number 1..100")
                        .check(
                                range >= 0 && range <= 2_000,
                                "minRangeKilometres",
                                "a whole number 0..2000")
                        .check(leastSeats >= 0 && leastSeats <= 9, "seats", "a whole number 0..9");
        var during = during(from, until, clock, rules);
        rules.demand();
        return new Checked(
                north, east, radius, most, during, range * METRES_PER_KILOMETRE, leastSeats, model);
    }

    static Span during(@Nullable Instant from, @Nullable Instant until, Clock clock, Rules rules) {
        if (from == null && until == null) {
            return Span.at(clock.instant());
        }
        rules.check(from != null && until != null, "until", "from and until, or neither")
                .check(
                        from == null || until == null || from.isBefore(until),
                        "until",
                        "after from");
        return new Span(Objects.requireNonNullElse(from, Instant.MIN), until);
    }
}
