package org.bluehorizons.simulator.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.bluehorizons.simulator.driver.Outing.Course;
import org.bluehorizons.simulator.driver.Tally.Count;
import org.bluehorizons.simulator.world.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final String PATH = "POST /v1/bookings/b1/";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Tally tally = new Tally();

    @Test
    void drivesPlugsInEndsAndRates() throws IOException, InterruptedException {
        var seat = TestSeat.at(Place.KATONG);
        assertThat(make(seat, outing(Place.BEDOK, null, false))).isTrue();
        assertThat(seat.place()).isEqualTo(Place.BEDOK);
        assertThat(seat.car().dashboard().plugged()).isTrue();
        assertThat(seat.car().dashboard().doorOpen()).isFalse();
        assertThat(platform.asked())
                .containsExactly(PATH + "unlock", PATH + "end", PATH + "rating");
        assertThat(tally.of(Count.ENDED)).isOne();
        assertThat(tally.of(Count.DRIVING)).isZero();
    }

    @Test
    void locksTheCarWhereItStopsOnTheWay() throws IOException, InterruptedException {
        var seat = TestSeat.at(Place.KATONG);
        assertThat(make(seat, outing(Place.BEDOK, Place.EAST_COAST_PARK, false))).isTrue();
        assertThat(platform.asked())
                .startsWith(PATH + "unlock", PATH + "lock", PATH + "unlock", PATH + "end");
        assertThat(seat.place()).isEqualTo(Place.BEDOK);
    }

    @Test
    void putsRightWhatIsMissingAtTheEnd() throws IOException, InterruptedException {
        platform.answers(
                PATH + "end",
                409,
                """
                {"code": "trip_not_ended", "errors": [{"field": "doors"}, {"field": "plug"}]}
                """);
        var seat = TestSeat.at(Place.KATONG);
        make(seat, outing(Place.BEDOK, null, true));
        assertThat(seat.car().dashboard().plugged()).isTrue();
        assertThat(seat.car().dashboard().doorOpen()).isFalse();
        assertThat(platform.asked()).startsWith(PATH + "unlock", PATH + "end", PATH + "end");
        assertThat(tally.of(Count.REFUSED)).isOne();
        assertThat(tally.of(Count.ENDED)).isOne();
    }

    @Test
    void drivesOnToAChargerWhenTheTripCannotEndThere() throws IOException, InterruptedException {
        platform.answers(
                PATH + "end",
                409,
                "{\"code\": \"trip_not_ended\", \"errors\": [{\"field\": \"place\"}]}");
        var seat = TestSeat.at(Place.KATONG);
        make(seat, outing(Place.EAST_COAST_PARK, null, false));
        assertThat(seat.place().chargerKilowatts()).isPositive();
        assertThat(platform.asked())
                .startsWith(
                        PATH + "unlock",
                        PATH + "end",
                        PATH + "resume",
                        PATH + "unlock",
                        PATH + "end");
        assertThat(tally.of(Count.ENDED)).isOne();
    }

    @Test
    void asksASilentCarAgain() throws IOException, InterruptedException {
        platform.answers(PATH + "unlock", 504, "{\"code\": \"car_silent\"}");
        var seat = TestSeat.at(Place.KATONG);
        assertThat(make(seat, outing(Place.BEDOK, null, false))).isTrue();
        assertThat(tally.of(Count.SILENT)).isOne();
        assertThat(tally.of(Count.ENDED)).isOne();
    }

    @Test
    void leavesACarThatIsNotBack() throws IOException, InterruptedException {
        platform.answers(PATH + "unlock", 409, "{\"code\": \"vehicle_not_back\"}");
        var seat = TestSeat.at(Place.KATONG);
        assertThat(make(seat, outing(Place.BEDOK, null, false))).isFalse();
        assertThat(platform.asked()).containsExactly(PATH + "unlock");
        assertThat(seat.place()).isEqualTo(Place.KATONG);
    }

    @Test
    void endsAtOnceWhereTheCarDoesNotGo() throws IOException, InterruptedException {
        var seat = TestSeat.at(Place.KATONG);
        seat.lock();
        assertThat(make(seat, outing(Place.BEDOK, null, false))).isTrue();
        assertThat(seat.place()).isEqualTo(Place.KATONG);
        assertThat(tally.of(Count.ENDED)).isOne();
    }

    private boolean make(TestSeat seat, Outing outing) throws IOException, InterruptedException {
        return new Journey("b1", seat, platform, seat, tally).make(outing, new Mind(1));
    }

    private static Outing outing(Place to, @Nullable Place stopover, boolean forgetful) {
        return new Outing(
                Course.DRIVES, false, false, false, to, stopover, forgetful, forgetful, 5, false);
    }
}
