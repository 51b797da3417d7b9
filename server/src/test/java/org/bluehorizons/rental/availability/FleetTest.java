package org.bluehorizons.rental.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.rental.places.GreatCircle;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleStatus;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Span NOW = Span.at(NOON);

    @Test
    void findsTheSameCarsAsLookingAtEachOfThem() {
        var random = new Random(7);
        var cars = new ArrayList<StandingCar>();
        for (var number = 0; number < 1_000; number++) {
            cars.add(
                    car(
                            1.2 + random.nextDouble() * 0.25,
                            103.6 + random.nextDouble() * 0.4,
                            List.of()));
        }
        var fleet = fleet(cars);
        for (var number = 0; number < 200; number++) {
            var latitude = 1.2 + random.nextDouble() * 0.25;
            var longitude = 103.6 + random.nextDouble() * 0.4;
            var radius = 1 + random.nextInt(5_000);
            var expected =
                    cars.stream()
                            .filter(car -> metres(car, latitude, longitude) <= radius)
                            .map(car -> car.vehicle().id())
                            .toList();
            assertThat(fleet.free(latitude, longitude, radius, NOW, _ -> true, 1_000))
                    .extracting(near -> near.car().vehicle().id())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void findsCarsAcrossTheAntimeridianAndNearThePole() {
        var fiji = fleet(List.of(car(-17, -179.995, List.of())));
        assertThat(fiji.free(-17, 179.995, 2_000, NOW, _ -> true, 5)).hasSize(1);
        var north = fleet(List.of(car(89, 10, List.of()), car(-89, 10, List.of())));
        assertThat(north.free(89, 40, 60_000, NOW, _ -> true, 5)).hasSize(1);
    }

    @Test
    void answersTheNearestFirstAndNoMoreThanAsked() {
        var near = car(1.3, 103.8, List.of());
        var far = car(1.303, 103.8, List.of());
        var further = car(1.306, 103.8, List.of());
        var fleet = fleet(List.of(further, near, far));
        assertThat(fleet.free(1.3, 103.8, 1_000, NOW, _ -> true, 2))
                .extracting(Fleet.Near::car)
                .containsExactly(near, far);
    }

    @Test
    void offersACarBetweenItsClaims() {
        var claim = new Span(NOON, NOON.plusSeconds(3_600));
        var later = new Span(NOON.plusSeconds(7_200), null);
        var car = car(1.3, 103.8, List.of(claim, later));
        var fleet = fleet(List.of(car));
        assertThat(fleet.isFree(car, NOW)).isFalse();
        assertThat(fleet.isFree(car, new Span(NOON.minusSeconds(60), NOON))).isTrue();
        var between = new Span(NOON.plusSeconds(3_600), NOON.plusSeconds(7_200));
        assertThat(fleet.isFree(car, between)).isTrue();
        assertThat(car.nextClaimAfter(between)).isEqualTo(later.from());
        assertThat(fleet.isFree(car, new Span(between.from(), NOON.plusSeconds(7_201)))).isFalse();
        assertThat(fleet.isFree(car, new Span(NOON.plus(Duration.ofDays(99)), null))).isFalse();
    }

    @Test
    void hidesATouchedCarUntilItWasReadAfterTheTouch() {
        var car = car(1.3, 103.8, List.of());
        var id = car.vehicle().id();
        var touched = fleet(List.of(car)).hiding(id, 1);
        assertThat(touched.isFree(car, NOW)).isFalse();
        var touchedAgain = touched.hiding(id, 2);
        var read = fleet(List.of(car));
        // The reading began after the first touch and before the second.
        var stillHidden = read.hidingWhatChangedSince(touched.hidden(), touchedAgain.hidden());
        assertThat(stillHidden.isFree(car, NOW)).isFalse();
        var shown = read.hidingWhatChangedSince(touchedAgain.hidden(), touchedAgain.hidden());
        assertThat(shown.isFree(car, NOW)).isTrue();
    }

    @Test
    void answersInWellUnderAMillisecond() {
        var random = new Random(11);
        var cars = new ArrayList<StandingCar>();
        for (var number = 0; number < 1_000; number++) {
            cars.add(
                    car(
                            1.25 + random.nextDouble() * 0.2,
                            103.65 + random.nextDouble() * 0.35,
                            List.of()));
        }
        var fleet = fleet(cars);
        var rounds = 3_000;
        var found = 0;
        for (var warm = 0; warm < rounds; warm++) {
            found += fleet.free(1.35, 103.8, 2_000, NOW, _ -> true, 20).size();
        }
        var begun = System.nanoTime();
        for (var round = 0; round < rounds; round++) {
            found += fleet.free(1.35, 103.8, 2_000, NOW, _ -> true, 20).size();
        }
        var microsEach = (System.nanoTime() - begun) / 1_000 / rounds;
        assertThat(found).isPositive();
        assertThat(microsEach).as("microseconds a search").isLessThan(500);
    }

    private static Fleet fleet(List<StandingCar> cars) {
        return Fleet.of(new FleetFacts(NOON, Map.of(), Map.of(), Map.of(), Map.of()), cars);
    }

    private static double metres(StandingCar car, double latitude, double longitude) {
        return GreatCircle.metres(latitude, longitude, car.latitude(), car.longitude());
    }

    private static StandingCar car(double latitude, double longitude, List<Span> claims) {
        return new StandingCar(
                new VehicleSnapshot(
                        new VehicleId(UUID.randomUUID()),
                        "SXX1234A",
                        "BYD",
                        "Atto 3",
                        new BigDecimal("60.48"),
                        420,
                        5,
                        "SG",
                        VehicleStatus.AVAILABLE,
                        false,
                        true,
                        NOON,
                        latitude,
                        longitude,
                        80f,
                        300_000,
                        1L,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true),
                latitude,
                longitude,
                null,
                null,
                UUID.randomUUID(),
                270_000,
                true,
                claims);
    }
}
