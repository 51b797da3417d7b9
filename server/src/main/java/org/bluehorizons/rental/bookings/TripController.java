package org.bluehorizons.rental.bookings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/bookings/{id}/...}: what a driver does with the car. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/bookings/{id}")
@AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR})
@Tag(name = "Trips", description = "Unlock, pause, end")
class TripController {

    private final Trips trips;
    private final BookingViews views;
    private final Riders riders;
    private final JdbcClient database;
    private final Clock clock;

    @Schema(name = "TripStep")
    record Step(@Schema(description = "Staff only: why.") @Nullable String reason) {}

    @Schema(name = "TripEnd")
    record End(
            @Schema(
                            description =
                                    "When the car has no signal: photos of how and where it stands; staff looks at the bill then.")
                    @Nullable List<UUID> photoIds,
            @Schema(description = "Staff only: why.") @Nullable String reason) {}

    @Schema(name = "TripRating")
    record Rating(
            @Schema(example = "5", minimum = "1", maximum = "5") @Nullable Integer stars,
            @Schema(example = "Clean car") @Nullable String text) {}

    TripController(
            Trips trips, BookingViews views, Riders riders, JdbcClient database, Clock clock) {
        this.trips = trips;
        this.views = views;
        this.riders = riders;
        this.database = database;
        this.clock = clock;
    }

    @PostMapping("/unlock")
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "Open the car",
            description =
                    "The first time it begins the trip; later it ends a pause or simply opens. Answers once the car has, within 5 seconds: 409 car_refused with its reason, 504 car_silent when it did not answer.")
    BookingView unlock(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Step step,
            Actor actor) {
        return views.whole(trips.unlock(id, riders.of(id, actor, reason(step))));
    }

    @PostMapping("/lock")
    @Idempotent(inTransaction = false)
    @Operation(summary = "Lock the car during the trip: a pause")
    BookingView lock(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Step step,
            Actor actor) {
        return views.whole(trips.lock(id, riders.of(id, actor, reason(step))));
    }

    @PostMapping("/resume")
    @Idempotent
    @Operation(summary = "Drive on after an end that was refused; the meter runs on")
    BookingView resume(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Step step,
            Actor actor) {
        return views.whole(trips.resume(id, riders.of(id, actor, reason(step))));
    }

    @PostMapping("/end")
    @Idempotent(inTransaction = false)
    @Operation(
            summary = "End the trip",
            description =
                    "The meter stops at once. 409 trip_not_ended names each condition that is not met: connection, moving, doors, key, place, plug; once they are met the trip ends by itself or at the next call.")
    BookingView end(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable End wanted,
            Actor actor) {
        var photos =
                wanted == null || wanted.photoIds() == null ? List.<UUID>of() : wanted.photoIds();
        new Rules().check(photos.size() <= 10, "photoIds", "at most 10").demand();
        var rider = riders.of(id, actor, wanted == null ? null : wanted.reason());
        demandPhotos(photos, rider);
        return views.whole(trips.end(id, photos, rider));
    }

    @PostMapping("/rating")
    @Idempotent
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say how the trip was; again to change it")
    void rate(@PathVariable UUID id, @RequestBody Rating rating, Actor actor) {
        var stars = rating.stars();
        var text = rating.text() == null ? "" : rating.text().strip();
        new Rules()
                .check(stars != null && stars >= 1 && stars <= 5, "stars", "1 to 5")
                .check(text.length() <= 1_000, "text", "at most 1000 characters")
                .demand();
        if (riders.seen(id, actor).state() != BookingState.ENDED) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "trip_not_over", "Only a trip that has ended is rated.");
        }
        database.sql(
                        """
                        INSERT INTO rental.rating (booking_id, stars, text, created_at)
                        VALUES (:id, :stars, :text, :now)
                        ON CONFLICT (booking_id) DO UPDATE
                        SET stars = excluded.stars, text = excluded.text
                        """)
                .param("id", id)
                .param("stars", stars)
                .param("text", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void demandPhotos(List<UUID> photos, Rider rider) {
        var known =
                database.sql(
                                """
                                SELECT count(*) FROM rental.photo
                                WHERE id = ANY (:ids) AND (:staff OR driver_id = :driver)
                                  AND state <> 'rejected'
                                """)
                        .param("ids", photos.toArray(UUID[]::new))
                        .param("staff", rider.isStaff())
                        .param("driver", rider.driver().id())
                        .query(Integer.class)
                        .single();
        new Rules()
                .check(
                        known == photos.size(),
                        "photoIds",
                        "photos of yours, each once and none of them rejected")
                .demand();
    }

    private static @Nullable String reason(@Nullable Step step) {
        return step == null ? null : step.reason();
    }
}
