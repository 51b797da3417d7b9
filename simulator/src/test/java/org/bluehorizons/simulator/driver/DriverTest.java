package org.bluehorizons.simulator.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.bluehorizons.simulator.driver.Tally.Count;
import org.bluehorizons.simulator.world.Place;
import org.junit.jupiter.api.Test;

class DriverTest {

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Tally tally = new Tally();
    private final TestSeat seat = TestSeat.at(Place.KATONG);

    @Test
    void endsWhatAnEarlierLifeLeftBehind() throws IOException, InterruptedException {
        platform.answers(
                "GET /v1/bookings?limit=5",
                200,
                """
                {"items": [
                  {"id": "h", "state": "held", "vehicleId": "other"},
                  {"id": "a", "state": "active", "vehicleId": "car"},
                  {"id": "e", "state": "ended", "vehicleId": "car"}]}
                """);
        driver(1).settle();
        assertThat(platform.asked())
                .containsExactly(
                        "GET /v1/bookings?limit=5",
                        "POST /v1/bookings/h/cancel",
                        "POST /v1/bookings/a/end");
        assertThat(tally.of(Count.CANCELLED)).isOne();
        assertThat(tally.of(Count.ENDED)).isOne();
    }

    @Test
    void looksFartherWhenNothingIsNear() throws IOException, InterruptedException {
        driver(1).goOut();
        assertThat(platform.asked())
                .hasSize(2)
                .anyMatch(request -> request.contains("radiusMetres=3000&"))
                .anyMatch(request -> request.contains("radiusMetres=50000&"));
        assertThat(tally.of(Count.BOOKINGS)).isZero();
    }

    @Test
    void findsAnotherCarAnotherTimeWhenSomebodyWasFaster()
            throws IOException, InterruptedException {
        for (var seed = 0; seed < 20; seed++) {
            offersTheCar(seed);
            platform.answers("POST /v1/bookings", 409, "{\"code\": \"vehicle_taken\"}");
            driver(seed).goOut();
        }
        assertThat(tally.of(Count.REFUSED)).isEqualTo(20);
        assertThat(tally.of(Count.BOOKINGS)).isZero();
        assertThat(platform.asked()).noneMatch(request -> request.contains("unlock"));
    }

    @Test
    void givesUpWhenTheDepositIsDeclined() throws IOException, InterruptedException {
        offersTheCar(3);
        platform.answers("POST /v1/bookings", 201, "{\"id\": \"b\", \"state\": \"held\"}")
                .answers(
                        "GET /v1/bookings/b?wait=5",
                        200,
                        "{\"state\": \"held\", \"deposit\": {\"state\": \"authorising\"}}")
                .answers("GET /v1/bookings/b?wait=5", 200, "{\"state\": \"cancelled\"}");
        driver(3).goOut();
        assertThat(tally.of(Count.BOOKINGS)).isOne();
        assertThat(tally.of(Count.DECLINED)).isOne();
        assertThat(platform.asked()).noneMatch(request -> request.contains("unlock"));
    }

    private void offersTheCar(long seed) {
        var home = new Mind(seed).home().point();
        platform.answers(
                "GET /v1/availability?latitude=%s&longitude=%s&radiusMetres=3000&limit=10&minRangeKilometres=40"
                        .formatted(home.latitude(), home.longitude()),
                200,
                """
                {"cars": [{"vehicleId": "stranger", "walkingMinutes": 1},
                          {"vehicleId": "car", "walkingMinutes": 3}]}
                """);
    }

    private Driver driver(long seed) {
        return new Driver(
                platform, Map.of("car", seat), Stations.none(), new Mind(seed), seat, tally);
    }
}
