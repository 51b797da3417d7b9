package org.bluehorizons.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoadMapTest {

    @Test
    void leadsFromEveryPlaceToEveryOther() {
        for (var from : Place.values()) {
            for (var to : Place.values()) {
                var way = RoadMap.singapore().way(from, to);
                var at = from;
                for (var road : way) {
                    assertThat(road.from()).isEqualTo(at);
                    at = road.to();
                }
                assertThat(at).isEqualTo(to);
            }
        }
    }

    @Test
    void takesTheExpresswayAcrossTheIsland() {
        var way = RoadMap.singapore().way(Place.TUAS, Place.CHANGI_AIRPORT);
        assertThat(way).allMatch(road -> road.limitKmh() >= 80);
        assertThat(way.stream().mapToDouble(Road::metres).sum()).isBetween(38_000.0, 55_000.0);
    }

    @Test
    void staysInSingapore() {
        for (var place : Place.values()) {
            assertThat(place.point().latitude()).isBetween(1.24, 1.47);
            assertThat(place.point().longitude()).isBetween(103.6, 104.03);
        }
    }
}
