package org.bluehorizons.simulator.car;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.bluehorizons.simulator.world.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedCarTest {

    private static final Habits CALM = new Habits(0, 0, false);
    private static final Habits FOR_HIRE = new Habits(0, 0, true);
    private static final Habits WILD = new Habits(200, 60, false);

    @Test
    void livesTheSameLifeFromTheSameSeed() {
        assertThat(life(7)).isEqualTo(life(7));
        assertThat(life(7)).isNotEqualTo(life(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsToPhysics(long seed) {
        var car = new SimulatedCar(Model.KONA, CALM, seed);
        for (var second = 0; second < 12 * 3_600; second++) {
            var speed = car.speedKmh();
            var metres = car.odometerMetres();
            var place = car.position();
            var driving = car.activity() == Activity.DRIVING;
            car.live(1);
            if (driving && car.activity() == Activity.DRIVING && car.speedKmh() > 0) {
                assertThat((car.speedKmh() - speed) / 3.6).isLessThanOrEqualTo(2.6);
            }
            assertThat(car.speedKmh()).isBetween(0.0, 95.0);
            assertThat(car.odometerMetres() - metres).isBetween(0.0, 27.0);
            assertThat(car.position().metresTo(place)).isLessThan(60);
            assertThat(car.charge()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void drawsAsMuchAsItsMakerSays() {
        var metres = 0.0;
        var drawn = 0.0;
        var car = new SimulatedCar(Model.KONA, CALM, 11);
        for (var second = 0; second < 48 * 3_600; second++) {
            var charge = car.charge();
            var odometer = car.odometerMetres();
            var driving = car.activity() == Activity.DRIVING;
            car.live(1);
            if (driving) {
                drawn += (charge - car.charge()) * Model.KONA.batteryKilowattHours();
                metres += car.odometerMetres() - odometer;
            }
        }
        assertThat(metres).isGreaterThan(50_000);
        assertThat(drawn / metres * 100_000).as("kWh for 100 km").isBetween(11.0, 26.0);
    }

    @Test
    void doesEverythingThatCarsDo() {
        var seen = EnumSet.noneOf(Activity.class);
        var happened = new ArrayList<String>();
        for (var seed = 0; seed < 10; seed++) {
            var car = new SimulatedCar(Model.LEAF, WILD, seed);
            for (var minute = 0; minute < 24 * 60; minute++) {
                car.live(60);
                seen.add(car.activity());
                car.takeHappenings().forEach(happening -> happened.add(happening.type()));
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Activity.values());
        assertThat(happened)
                .contains(
                        "trip.started",
                        "trip.ended",
                        "charging.started",
                        "charging.ended",
                        "fault.raised",
                        "fault.cleared",
                        "door.opened");
    }

    @Test
    void refusesWhatWouldBeDangerous() {
        var car = new SimulatedCar(Model.MG4, CALM, 3);
        assertThat(car.obey(new Order.Immobilise(true)).refusal()).isNull();
        car.obey(new Order.Immobilise(false));
        while (car.speedKmh() < 20) {
            car.live(1);
        }
        assertThat(car.obey(new Order.Immobilise(true)).refusal()).startsWith("speed is ");
        assertThat(car.obey(new Order.Lock(false)).refusal()).startsWith("speed is ");
        assertThat(car.obey(new Order.Lock(true)).refusal()).isNull();
    }

    @Test
    void staysWhereItIsWhileImmobilised() {
        var car = new SimulatedCar(Model.EV6, CALM, 5);
        car.obey(new Order.Immobilise(true));
        var metres = car.odometerMetres();
        car.live(24 * 3_600);
        assertThat(car.odometerMetres()).isEqualTo(metres);
    }

    @Test
    void waitsForADriverWhenItIsForHire() {
        var car = new SimulatedCar(Model.KONA, FOR_HIRE, 5);
        car.live(24 * 3_600);
        assertThat(car.activity()).isEqualTo(Activity.ASLEEP);
        assertThat(car.awake()).as("its modem, for the unlock to come").isTrue();

        assertThat(car.driveTo(Place.BEDOK).refusal()).isEqualTo("it is locked");
        car.obey(new Order.Lock(false));
        car.door(true);
        assertThat(car.driveTo(Place.BEDOK).refusal()).isEqualTo("a door is open");
        assertThat(car.obey(new Order.Lock(true)).refusal()).isEqualTo("a door is open");
        car.door(false);
        assertThat(car.driveTo(Place.BEDOK).refusal()).isNull();
        while (car.activity() == Activity.DRIVING) {
            car.live(1);
        }

        assertThat(car.position()).isEqualTo(Place.BEDOK.point());
        assertThat(car.isLocked()).isFalse();
        assertThat(car.dashboard().plugged()).isFalse();
        assertThat(car.plugIn()).isTrue();
        assertThat(car.activity()).isEqualTo(Activity.CHARGING);
    }

    @Test
    void standsWhereItStoodBefore() {
        var before = new SimulatedCar(Model.KONA, FOR_HIRE, 5);
        before.obey(new Order.Lock(false));
        before.driveTo(Place.TUAS);
        before.live(60);
        var after = new SimulatedCar(Model.KONA, FOR_HIRE, 5);
        after.stand(before.standing());
        assertThat(after.place()).isEqualTo(Place.TUAS);
        assertThat(after.charge()).isEqualTo(before.charge());
        assertThat(after.odometerMetres()).isEqualTo(before.odometerMetres());
    }

    private static List<String> life(long seed) {
        var car = new SimulatedCar(Model.IX1, WILD, seed);
        var life = new ArrayList<String>();
        for (var minute = 0; minute < 300; minute++) {
            car.live(60);
            life.add(car.position() + " " + car.charge() + " " + car.takeHappenings());
        }
        return life;
    }
}
