package org.bluehorizons.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IslandTest {

    @Test
    void holdsAllPlacesButNotTheSea() {
        assertThat(Place.values()).allMatch(place -> Island.holds(place.point()));
        assertThat(Island.holds(new Point(1.24, 103.83))).as("Sentosa").isFalse();
        assertThat(Island.holds(new Point(1.45, 103.70))).as("Johor").isFalse();
    }
}
