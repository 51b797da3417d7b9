package org.bluehorizons.simulator.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.bluehorizons.simulator.world.Place;
import org.junit.jupiter.api.Test;

class StationsTest {

    private final ScriptedPlatform operator = new ScriptedPlatform();

    @Test
    void opensOnlyWhatIsNotThere() throws IOException, InterruptedException, ExecutionException {
        operator.answers(
                        "GET /v1/stations?market=SG&limit=200",
                        200,
                        "{\"items\": [{\"code\": \"SG-TUAS\", \"id\": \"s1\"}], \"next\": \"n\"}")
                .answers(
                        "GET /v1/stations?market=SG&limit=200&cursor=n",
                        200,
                        "{\"items\": [{\"code\": \"SG-BEDOK\", \"id\": \"s2\"}], \"next\": null}")
                .answers(
                        "GET /v1/zones?market=SG&limit=200",
                        200,
                        "{\"items\": [{\"kind\": \"no_parking\"}]}");
        var stations = Stations.open(operator, 50);
        assertThat(stations.id(Place.TUAS)).isEqualTo("s1");
        assertThat(stations.id(Place.BEDOK)).isEqualTo("s2");
        assertThat(Collections.frequency(operator.asked(), "POST /v1/stations"))
                .isEqualTo(Place.values().length - 2);
        assertThat(operator.asked()).contains("POST /v1/zones");
    }

    @Test
    void putsOnlyCarsSomewhereThatStandNowhere() throws InterruptedException, ExecutionException {
        operator.answers("GET /v1/vehicles/new/place", 404, "{\"code\": \"vehicle_not_placed\"}");
        var seat = TestSeat.at(Place.TUAS);
        Stations.none().place(Map.of("new", seat, "known", seat), operator);
        assertThat(operator.asked())
                .containsExactlyInAnyOrder(
                        "GET /v1/vehicles/new/place",
                        "PUT /v1/vehicles/new/place",
                        "GET /v1/vehicles/known/place");
    }
}
