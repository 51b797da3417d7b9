package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bluehorizons.simulator.driver.Outing.Course;
import org.bluehorizons.simulator.driver.Tally.Count;
import org.bluehorizons.simulator.platform.Answer;
import org.bluehorizons.simulator.platform.Caller;
import org.bluehorizons.simulator.platform.PlatformRefusal;
import org.bluehorizons.simulator.world.Place;
import org.bluehorizons.simulator.world.RoadMap;

/**
 * Somebody who rents: wants a car now and then, looks for one near, books it, and drives, cancels
 * or never comes. Whatever the platform answers, life goes on. One thread.
 */
final class Driver {

    private static final int NEAR_METRES = 3_000;
    private static final int ANYWHERE_METRES = 50_000;
    private static final double LONGEST_WALK_SECONDS = 15;
    private static final int DEPOSIT_LOOKS = 12;
    private static final int HOLD_LOOKS = 250;

    private final Caller me;
    private final Map<String, ? extends Seat> cars;
    private final Stations stations;
    private final Mind mind;
    private final Pace pace;
    private final Tally tally;
    private Place here;

    /** A free car, with who may sit in it. */
    private record Found(String id, Seat seat, double walkSeconds) {}

    Driver(
            Caller me,
            Map<String, ? extends Seat> cars,
            Stations stations,
            Mind mind,
            Pace pace,
            Tally tally) {
        this.me = me;
        this.cars = cars;
        this.stations = stations;
        this.mind = mind;
        this.pace = pace;
        this.tally = tally;
        this.here = mind.home();
    }

    /** Until interrupted. */
    void live() throws InterruptedException {
        pace.live(mind.seconds(0, 6));
        while (true) {
            try {
                settle();
                goOut();
            } catch (IOException away) {
                tally.count(Count.FAILED);
                pace.await(2);
            } catch (PlatformRefusal refusal) {
                tally.count(Count.REFUSED);
            }
            pace.live(mind.seconds(5, 30));
        }
    }

    /** Ends what an earlier life, or one that went wrong, has left behind. */
    void settle() throws IOException, InterruptedException {
        for (var booking : me.get("/v1/bookings?limit=5").demand().body().path("items")) {
            var id = booking.path("id").asString();
            var seat = cars.get(booking.path("vehicleId").asString());
            var state = booking.path("state").asString();
            if (state.equals("held")) {
                cancel(id);
            } else if (List.of("active", "paused", "ending").contains(state) && seat != null) {
                new Journey(id, seat, me, pace, tally).comeBack();
                here = seat.place();
            }
        }
    }

    /** Once: from wanting a car to having been somewhere. */
    void goOut() throws IOException, InterruptedException {
        var found = find(NEAR_METRES);
        if (found.isEmpty()) {
            found = find(ANYWHERE_METRES);
        }
        if (found.isEmpty()) {
            return;
        }
        var car = found.get();
        var outing = mind.outing(car.seat().place(), car.seat().charge());
        var wanted = wanted(car, outing);
        if (outing.asksPrice()) {
            noted(me.post("/v1/quotes", wanted));
            pace.live(mind.seconds(2, 8));
        }
        var booked = noted(me.post("/v1/bookings", wanted));
        if (booked.isDone()) {
            tally.count(Count.BOOKINGS);
            follow(booked.text("id"), car, outing);
        }
    }

    private void follow(String booking, Found car, Outing outing)
            throws IOException, InterruptedException {
        if (!depositIsThere(booking)) {
            return;
        }
        switch (outing.course()) {
            case DRIVES -> {
                pace.live(car.walkSeconds());
                var journey = new Journey(booking, car.seat(), me, pace, tally);
                if (journey.make(outing, mind)) {
                    here = car.seat().place();
                } else {
                    cancel(booking);
                }
            }
            case CANCELS -> {
                pace.live(mind.seconds(5, 30));
                cancel(booking);
            }
            case STAYS_AWAY -> awaitExpiry(booking);
        }
    }

    private Optional<Found> find(int radiusMetres) throws IOException, InterruptedException {
        var point = here.point();
        var answer =
                noted(
                        me.get(
                                "/v1/availability?latitude=%s&longitude=%s&radiusMetres=%d&limit=10&minRangeKilometres=40"
                                        .formatted(
                                                point.latitude(),
                                                point.longitude(),
                                                radiusMetres)));
        var free =
                answer.body()
                        .path("cars")
                        .valueStream()
                        .flatMap(car -> {
                            var id = car.path("vehicleId").asString("");
                            var seat = cars.get(id);
                            var walk = car.path("walkingMinutes").asDouble(0) * 60;
                            return Optional.ofNullable(seat)
                                    .map(known ->
                                            new Found(
                                                    id,
                                                    known,
                                                    Math.min(walk, LONGEST_WALK_SECONDS)))
                                    .stream();
                        })
                        .toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(mind.choice(free.size())));
    }

    private Map<String, Object> wanted(Found car, Outing outing) {
        var metres = RoadMap.singapore().metres(car.seat().place(), outing.destination());
        var wanted = new HashMap<String, Object>();
        wanted.put("vehicleId", car.id());
        wanted.put("minutes", 5 + (int) (metres / 500));
        wanted.put("kilometres", 1 + (int) (metres / 1_000));
        if (outing.keepsBay()) {
            wanted.put("destinationStationId", stations.id(outing.destination()));
        }
        if (outing.reserves() && outing.course() == Course.DRIVES) {
            var starts = Instant.now().plusSeconds(300);
            wanted.put("startsAt", starts.toString());
            wanted.put("endsAt", starts.plusSeconds(3_600).toString());
        }
        return wanted;
    }

    /** The platform takes it off the card in a moment, or cancels the booking. */
    private boolean depositIsThere(String booking) throws IOException, InterruptedException {
        for (var look = 0; look < DEPOSIT_LOOKS; look++) {
            var answer = noted(me.get("/v1/bookings/%s?wait=5".formatted(booking)));
            if (answer.isDone() && !answer.text("state").equals("held")) {
                tally.count(Count.DECLINED);
                // Time to look for another card.
                pace.live(mind.seconds(60, 180));
                return false;
            }
            var deposit = answer.body().path("deposit");
            if (answer.isDone() && !deposit.path("state").asString("").equals("authorising")) {
                return true;
            }
            pace.await(0.5);
        }
        return true;
    }

    private void cancel(String booking) throws IOException, InterruptedException {
        if (noted(me.post("/v1/bookings/%s/cancel".formatted(booking), Map.of())).isDone()) {
            tally.count(Count.CANCELLED);
        }
    }

    private void awaitExpiry(String booking) throws IOException, InterruptedException {
        for (var look = 0; look < HOLD_LOOKS; look++) {
            pace.await(10);
            if (!me.get("/v1/bookings/" + booking).text("state").equals("held")) {
                tally.count(Count.EXPIRED);
                return;
            }
        }
    }

    private Answer noted(Answer answer) {
        return tally.noted(answer);
    }
}
