package org.bluehorizons.simulator.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bluehorizons.simulator.driver.Outing.Course;
import org.bluehorizons.simulator.world.Place;
import org.bluehorizons.simulator.world.RoadMap;
import org.junit.jupiter.api.Test;

class MindTest {

    @Test
    void isTheSamePersonFromTheSameSeed() {
        assertThat(outings(7, 0.8)).isEqualTo(outings(7, 0.8)).isNotEqualTo(outings(8, 0.8));
    }

    @Test
    void mostlyDrivesToThePlaceNextDoor() {
        var outings = outings(1, 0.8);
        var next = RoadMap.singapore().next(Place.KATONG);
        assertThat(outings.stream().filter(outing -> next.contains(outing.destination())))
                .hasSizeBetween(800, 950);
        assertThat(outings).noneMatch(outing -> outing.destination() == Place.KATONG);
        assertThat(outings.stream().filter(outing -> outing.course() == Course.DRIVES))
                .hasSizeBetween(840, 920);
        assertThat(outings).anyMatch(outing -> outing.course() == Course.STAYS_AWAY);
    }

    @Test
    void drivesALowCarToACharger() {
        assertThat(outings(1, 0.2)).allMatch(outing -> outing.destination().chargerKilowatts() > 0);
    }

    private static List<Outing> outings(long seed, double charge) {
        var mind = new Mind(seed);
        return IntStream.range(0, 1_000).mapToObj(_ -> mind.outing(Place.KATONG, charge)).toList();
    }
}
