package org.bluehorizons.simulator.car;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bluehorizons.simulator.world.Place;
import org.bluehorizons.simulator.world.Point;
import org.bluehorizons.simulator.world.RoadMap;

/**
 * A car that lives: parks, drives, charges, sleeps, wears, breaks. The same seed and the same steps
 * give the same life. Not safe for use by several threads.
 */
public final class SimulatedCar {

    private static final double AIR_CELSIUS = 30;
    private static final double SLEEP_AFTER_SECONDS = 600;
    private static final double WAKE_SECONDS = 20;
    private static final double GRAVITY = 9.81;
    private static final double ROLLING = 0.010;
    private static final double DRAG = 0.5 * 1.17 * 0.28 * 2.3;
    private static final double EFFICIENCY = 0.9;
    private static final double REGENERATION = 0.6;
    private static final double IDLE_WATTS = 45;
    private static final double CLIMATE_WATTS = 1_400;
    private static final List<Place> PLACES = List.of(Place.values());

    private final Model model;
    private final Habits habits;
    private final SplittableRandom random;
    private final Battery battery;
    private final List<Happening> happenings = new ArrayList<>();
    private final Wear wear;
    private Place place;
    private Activity activity = Activity.PARKED;
    private Drive drive;
    private double metres;
    private double cabinCelsius = AIR_CELSIUS + 4;
    private double lowVoltage = 12.7;
    private double parkedSeconds;
    private double dwellSeconds;
    private double sleepSeconds;
    private double gapSeconds;
    private boolean plugged;
    private boolean locked = true;
    private boolean doorOpen;
    private boolean immobilised;
    private boolean climate;
    private double climateTarget = 24;

    public SimulatedCar(Model model, Habits habits, long seed) {
        this.model = model;
        this.habits = habits;
        this.random = new SplittableRandom(seed);
        this.battery = new Battery(model.batteryKilowattHours(), 0.35 + random.nextDouble() * 0.6);
        this.place = PLACES.get(random.nextInt(PLACES.size()));
        this.drive = new Drive(List.of(), random);
        this.metres = random.nextInt(60_000) * 1_000.0;
        // When the simulation begins, some are about to leave.
        this.dwellSeconds = random.nextDouble() * (random.nextInt(2) == 0 ? 15 : 1_200);
        this.wear = new Wear(random);
    }

    /** Lives on; in steps of a second or less physics stays true, longer ones are split. */
    public void live(double seconds) {
        for (var left = seconds; left > 1e-9; left -= 1) {
            step(Math.min(1, left));
        }
    }

    /** What has happened since the last call, oldest first. */
    public List<Happening> takeHappenings() {
        var taken = List.copyOf(happenings);
        happenings.clear();
        return taken;
    }

    public Activity activity() {
        return activity;
    }

    /** In a tunnel or a basement. */
    public boolean outOfCoverage() {
        return gapSeconds > 0;
    }

    /** Whether its modem is on. */
    public boolean awake() {
        return activity != Activity.ASLEEP || habits.forHire() || sleepSeconds < WAKE_SECONDS;
    }

    public Point position() {
        return activity == Activity.DRIVING ? drive.position() : place.point();
    }

    public double speedKmh() {
        return activity == Activity.DRIVING ? drive.metresPerSecond() * 3.6 : 0;
    }

    /** 0 to 1. */
    public double charge() {
        return battery.share();
    }

    public double odometerMetres() {
        return metres;
    }

    public boolean isLocked() {
        return locked;
    }

    /** Where it stands, or where it is driven to. */
    public Place place() {
        return activity == Activity.DRIVING ? drive.destination() : place;
    }

    /** What outlives the simulator. */
    public Standing standing() {
        return new Standing(place(), battery.share(), metres, plugged, locked);
    }

    /** Stands as it did when the simulator ended. */
    public void stand(Standing before) {
        place = before.place();
        battery.set(before.charge());
        metres = before.odometerMetres();
        plugged = before.plugged() && place.chargerKilowatts() > 0;
        locked = before.locked();
        activity = plugged ? Activity.CHARGING : Activity.PARKED;
    }

    /** Its dashboard, for telemetry. */
    public Dashboard dashboard() {
        return new Dashboard(
                position(),
                activity == Activity.DRIVING ? drive.heading() : 0,
                speedKmh(),
                activity == Activity.DRIVING && speedKmh() > 0.1,
                (long) metres,
                battery.share() * 100,
                (int) (battery.share() * model.rangeKilometres() * 1_000),
                battery.volts(),
                battery.wattsIn(),
                battery.celsius(),
                lowVoltage,
                cabinCelsius,
                wear.tyresKpa(),
                activity == Activity.CHARGING,
                plugged,
                doorOpen,
                locked,
                immobilised,
                wear.faultCodes());
    }

    /** Does what it is asked for, or says why not. */
    public Answer obey(Order order) {
        return switch (order) {
            case Order.Lock(var lock) -> {
                if (activity == Activity.DRIVING && !lock) {
                    yield Answer.refused("speed is %.0f km/h".formatted(speedKmh()));
                }
                if (doorOpen && lock) {
                    yield Answer.refused("a door is open");
                }
                locked = lock;
                yield Answer.DONE;
            }
            case Order.Immobilise(var engaged) -> {
                if (engaged && activity == Activity.DRIVING) {
                    yield Answer.refused("speed is %.0f km/h".formatted(speedKmh()));
                }
                immobilised = engaged;
                yield Answer.DONE;
            }
            case Order.Signal _ ->
                    lowVoltage < 11.5
                            ? Answer.refused("the 12 V battery is too weak")
                            : Answer.DONE;
            case Order.Climate(var on, var target) -> {
                if (on && battery.share() < 0.1) {
                    yield Answer.refused("state of charge is below 10 %");
                }
                climate = on;
                climateTarget = target;
                yield Answer.DONE;
            }
        };
    }

    /** A person opens or shuts a door; a locked one stays as it is. */
    public boolean door(boolean open) {
        if (locked || activity == Activity.DRIVING) {
            return false;
        }
        if (open && !doorOpen) {
            happenings.add(Happening.of("door.opened"));
        }
        doorOpen = open;
        return true;
    }

    /** A person puts the cable in; false where there is no charger. */
    public boolean plugIn() {
        if (activity == Activity.DRIVING || place.chargerKilowatts() == 0) {
            return false;
        }
        if (!plugged) {
            beginToCharge();
        }
        return true;
    }

    /** A person drives off; refused like everything that a car would not do. */
    public Answer driveTo(Place to) {
        if (activity == Activity.DRIVING) {
            return Answer.refused("it is being driven");
        }
        if (locked) {
            return Answer.refused("it is locked");
        }
        if (doorOpen) {
            return Answer.refused("a door is open");
        }
        if (!maySetOff()) {
            return Answer.refused("it does not start");
        }
        if (to != place) {
            setOff(to);
        }
        return Answer.DONE;
    }

    private void step(double seconds) {
        switch (activity) {
            case DRIVING -> drive(seconds);
            case CHARGING -> charge(seconds);
            case PARKED, ASLEEP -> park(seconds);
        }
        wear.age(seconds).ifPresent(happenings::add);
    }

    private void drive(double seconds) {
        metres += drive.step(seconds);
        var speed = drive.metresPerSecond();
        var force =
                model.kilograms() * (drive.acceleration() + (speed > 0 ? ROLLING * GRAVITY : 0))
                        + DRAG * speed * speed;
        var wheels = force * speed;
        battery.draw(
                (wheels >= 0 ? wheels / EFFICIENCY : wheels * REGENERATION)
                        + 350
                        + CLIMATE_WATTS * 0.6,
                seconds);
        cabinCelsius += (23.5 - cabinCelsius) * 0.01 * seconds;
        lowVoltage = 14.1;
        meetTunnels(seconds);
        wear.drive(seconds, habits.faultsADay()).ifPresent(this::breakDown);
        if (drive.isOver()) {
            arrive();
        }
    }

    private void arrive() {
        place = drive.destination();
        activity = Activity.PARKED;
        parkedSeconds = 0;
        gapSeconds = 0;
        dwellSeconds = 300 + random.nextDouble() * 2_400;
        locked = !habits.forHire();
        if (!habits.forHire()) {
            happenings.add(Happening.of("door.opened"));
        }
        happenings.add(
                new Happening(
                        "trip.ended",
                        Map.of("place", place.name(), "odometerMetres", (long) metres)));
        if (!habits.forHire()
                && place.chargerKilowatts() > 0
                && battery.share() < 0.4 + random.nextDouble() * 0.3) {
            beginToCharge();
        }
    }

    private void beginToCharge() {
        plugged = true;
        activity = Activity.CHARGING;
        happenings.add(
                new Happening("charging.started", Map.of("kilowatts", place.chargerKilowatts())));
    }

    private void charge(double seconds) {
        var charger = model.chargingKilowatts(place.chargerKilowatts()) * 1_000;
        battery.draw(-battery.acceptable(charger), seconds);
        lowVoltage = 13.8;
        if (battery.share() >= 0.98) {
            activity = Activity.PARKED;
            parkedSeconds = 0;
            happenings.add(Happening.of("charging.ended"));
        }
    }

    private void park(double seconds) {
        parkedSeconds += seconds;
        battery.draw(IDLE_WATTS * 0.1 + (climate ? CLIMATE_WATTS : 0), seconds);
        cabinCelsius +=
                ((climate ? climateTarget : AIR_CELSIUS + 6) - cabinCelsius) * 0.002 * seconds;
        lowVoltage = Math.max(11, 12.7 - parkedSeconds / 86_400 * 0.05);
        if (!habits.forHire() && parkedSeconds > dwellSeconds && maySetOff()) {
            happenings.add(Happening.of("door.opened"));
            setOff(somewhere());
        } else if (activity == Activity.PARKED && parkedSeconds > SLEEP_AFTER_SECONDS) {
            activity = Activity.ASLEEP;
            sleepSeconds = WAKE_SECONDS;
        } else if (activity == Activity.ASLEEP) {
            sleepSeconds = (sleepSeconds + seconds) % SLEEP_AFTER_SECONDS;
        }
    }

    private boolean maySetOff() {
        return !immobilised && battery.share() > 0.12 && wear.faultCodes().size() < 2;
    }

    private Place somewhere() {
        var to = place;
        while (to == place || (battery.share() < 0.3 && to.chargerKilowatts() == 0)) {
            to = PLACES.get(random.nextInt(PLACES.size()));
        }
        return to;
    }

    private void setOff(Place to) {
        if (plugged) {
            happenings.add(Happening.of("charging.unplugged"));
        }
        happenings.add(
                new Happening("trip.started", Map.of("from", place.name(), "towards", to.name())));
        plugged = false;
        climate = false;
        locked = true;
        drive = new Drive(RoadMap.singapore().way(place, to), random);
        activity = Activity.DRIVING;
    }

    private void meetTunnels(double seconds) {
        if (gapSeconds > 0) {
            gapSeconds -= seconds;
        } else if (random.nextDouble() < habits.gapsAnHour() / 3_600 * seconds) {
            gapSeconds = 15 + random.nextDouble() * 90;
        }
    }

    private void breakDown(Happening fault) {
        happenings.add(fault);
        if (fault.data().containsValue(Wear.HOT_BATTERY)) {
            battery.heat(20);
        }
    }
}
