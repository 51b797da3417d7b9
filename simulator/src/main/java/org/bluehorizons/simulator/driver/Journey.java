package org.bluehorizons.simulator.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bluehorizons.simulator.driver.Tally.Count;
import org.bluehorizons.simulator.platform.Answer;
import org.bluehorizons.simulator.platform.Caller;
import org.bluehorizons.simulator.world.Place;
import org.bluehorizons.simulator.world.RoadMap;

/**
 * One trip, from unlocking the car to its end. What the platform says is missing at the end is put
 * right: a door shut, the cable plugged in, the car driven elsewhere. One thread.
 */
final class Journey {

    private static final int UNLOCK_TRIES = 5;
    private static final int END_TRIES = 20;
    private static final List<String> WORTH_ANOTHER_TRY =
            List.of("car_silent", "car_refused", "deposit_pending");

    private final String path;
    private final String booking;
    private final Seat seat;
    private final Caller me;
    private final Pace pace;
    private final Tally tally;

    Journey(String booking, Seat seat, Caller me, Pace pace, Tally tally) {
        this.booking = booking;
        this.path = "/v1/bookings/" + booking + "/";
        this.seat = seat;
        this.me = me;
        this.pace = pace;
        this.tally = tally;
    }

    /** False when it never began. */
    boolean make(Outing outing, Mind mind) throws IOException, InterruptedException {
        if (!ask("unlock")) {
            return false;
        }
        tally.add(Count.DRIVING, 1);
        try {
            getIn();
            var stopover = outing.stopover();
            if (stopover != null && drive(stopover)) {
                pause(mind);
            }
            drive(outing.destination());
            leave(outing);
            end();
        } finally {
            tally.add(Count.DRIVING, -1);
        }
        rate(outing, mind);
        return true;
    }

    /** Of a trip that was left behind, only the end is made. */
    void comeBack() throws IOException, InterruptedException {
        tally.add(Count.DRIVING, 1);
        try {
            arrive();
            seat.plugIn();
            seat.door(false);
            end();
        } finally {
            tally.add(Count.DRIVING, -1);
        }
    }

    private void getIn() throws InterruptedException {
        seat.door(true);
        pace.live(2);
        seat.door(false);
    }

    /** False when the car does not go. */
    private boolean drive(Place to) throws InterruptedException {
        var refusal = seat.driveTo(to).refusal();
        if (refusal != null) {
            tally.count(Count.REFUSED);
            return false;
        }
        arrive();
        return true;
    }

    private void arrive() throws InterruptedException {
        while (seat.isDriving()) {
            pace.await(0.5);
        }
    }

    private void pause(Mind mind) throws IOException, InterruptedException {
        getIn();
        if (ask("lock")) {
            pace.live(mind.seconds(20, 60));
            ask("unlock");
        }
    }

    private void leave(Outing outing) throws InterruptedException {
        if (!outing.forgetsPlug()) {
            seat.plugIn();
        }
        seat.door(true);
        pace.live(2);
        if (!outing.forgetsDoor()) {
            seat.door(false);
        }
        // The car tells the platform how it stands.
        pace.await(1.5);
    }

    private void end() throws IOException, InterruptedException {
        for (var left = END_TRIES; left > 0; left--) {
            var answer = tally.noted(me.post(path + "end", Map.of()));
            if (answer.isDone() || isOver(answer)) {
                tally.count(Count.ENDED);
                return;
            }
            amend(answer.fields());
            pace.await(1.5);
        }
    }

    /** It also ends by itself, as soon as all is as it should be. */
    private boolean isOver(Answer answer) throws IOException, InterruptedException {
        return answer.code().equals("not_on_trip")
                && me.get("/v1/bookings/" + booking).text("state").equals("ended");
    }

    private void amend(List<String> reasons) throws IOException, InterruptedException {
        if (reasons.contains("doors")) {
            seat.door(false);
        }
        if (reasons.contains("place") || (reasons.contains("plug") && !seat.plugIn())) {
            driveOn();
        }
    }

    private void driveOn() throws IOException, InterruptedException {
        tally.noted(me.post(path + "resume", Map.of()));
        var next =
                RoadMap.singapore().next(seat.place()).stream()
                        .filter(place -> place.chargerKilowatts() > 0)
                        .findFirst();
        if (next.isPresent()) {
            ask("unlock");
            drive(next.get());
            seat.plugIn();
        }
    }

    private void rate(Outing outing, Mind mind) throws IOException, InterruptedException {
        if (outing.stars() > 0) {
            pace.live(mind.seconds(2, 10));
            tally.noted(me.post(path + "rating", Map.of("stars", outing.stars())));
        }
        if (outing.findsDamage()) {
            tally.noted(
                    me.post(
                            "/v1/me/reports",
                            Map.of(
                                    "kind", "damage",
                                    "bookingId", booking,
                                    "subject", "Scratch on a door")));
        }
    }

    /** Asks the car for something; true when it has done it. */
    private boolean ask(String what) throws IOException, InterruptedException {
        for (var left = UNLOCK_TRIES; left > 0; left--) {
            var answer = tally.noted(me.post(path + what, Map.of()));
            if (answer.isDone()) {
                return true;
            }
            if (!WORTH_ANOTHER_TRY.contains(answer.code())) {
                return false;
            }
            pace.await(1);
        }
        return false;
    }
}
