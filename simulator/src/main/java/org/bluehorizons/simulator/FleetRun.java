package org.bluehorizons.simulator;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bluehorizons.simulator.car.Activity;
import org.bluehorizons.simulator.car.Habits;
import org.bluehorizons.simulator.car.SimulatedCar;
import org.bluehorizons.simulator.car.Standing;
import org.bluehorizons.simulator.chargepoint.ChargePoints;
import org.bluehorizons.simulator.driver.Drivers;
import org.bluehorizons.simulator.link.CarLink;
import org.bluehorizons.simulator.link.Figures;
import org.bluehorizons.simulator.platform.Garage;
import org.bluehorizons.simulator.platform.Papers;
import org.jspecify.annotations.Nullable;

/** Runs the fleet, tick by tick, until it is told to stop; then sends what is left. */
final class FleetRun {

    private static final long TICK_MILLIS = 200;
    private static final int LAST_TICKS = 5;
    private static final long GOODBYE_SECONDS = 3;
    private static final int CONNECTS_A_TICK = 200;
    private static final long SAVE_NANOS = 10_000_000_000L;

    private final Options options;
    private final List<FleetCar> cars = new ArrayList<>();
    private final Figures figures = new Figures();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Papers> papers;
    private final StandingCars standing;
    private final @Nullable Drivers drivers;
    private final @Nullable ChargePoints chargePoints;
    private volatile boolean stopping;

    /**
     * @param chargePoints null: there are none
     */
    FleetRun(
            Options options,
            List<Papers> papers,
            Garage garage,
            @Nullable ChargePoints chargePoints) {
        this.options = options;
        this.papers = papers;
        this.chargePoints = chargePoints;
        this.standing = StandingCars.open(options.stateDir);
        var forHire = options.drivers > 0;
        var habits = new Habits(options.faults, options.coverageGaps, forHire);
        var seats = new HashMap<String, FleetCar>();
        var boot = (int) Instant.now().getEpochSecond();
        for (var number = 0; number < papers.size(); number++) {
            var one = papers.get(number);
            var car = new SimulatedCar(one.model(), habits, options.seed * 1_000_003 + number);
            if (forHire) {
                standing.of(one.vin()).ifPresent(car::stand);
            }
            var identity = garage.identityOf(one);
            cars.add(
                    new FleetCar(
                            car,
                            options.gate(),
                            identity,
                            options.isMqtt5(number),
                            figures,
                            boot,
                            options.interval,
                            forHire,
                            number * options.interval / papers.size()));
            seats.put(identity.id(), cars.getLast());
        }
        drivers = forHire ? new Drivers(options.driverSettings(), seats) : null;
    }

    /**
     * @param desk where drivers are enrolled, if there are to be any
     */
    void run(Drivers.Desk desk) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "goodbye"));
        if (options.exitOnStdinClose) {
            Thread.ofPlatform().daemon().start(this::stopWithParent);
        }
        var summary = new Summary(figures, drivers == null ? null : drivers.tally(), options.json);
        var begun = System.nanoTime();
        if (chargePoints != null) {
            chargePoints.start();
        }
        if (drivers != null) {
            drivers.start(desk, () -> System.out.println(driversReady(begun)));
        }
        var lastTick = begun;
        var lastLine = begun;
        var lastSave = begun;
        var ready = false;
        var introduced = 0;
        while (!stopping && !isOver(begun)) {
            var now = System.nanoTime();
            introduced = Math.min(cars.size(), introduced + CONNECTS_A_TICK);
            tick(introduced, (now - lastTick) / 1e9);
            lastTick = now;
            if (!ready && !cars.isEmpty() && introduced == cars.size() && allConnected()) {
                ready = true;
                System.out.println(ready(begun));
            }
            if (now - lastLine >= 1_000_000_000L) {
                lastLine = now;
                tell(summary);
            }
            if (now - lastSave >= SAVE_NANOS) {
                lastSave = now;
                save();
            }
            Thread.sleep(TICK_MILLIS);
        }
        if (drivers != null) {
            drivers.close();
            answerLastRequests(introduced);
        }
        save();
        if (chargePoints != null) {
            chargePoints.close();
            System.out.println(chargePoints.lastLine(options.json));
        }
        goodbye();
        stopped.countDown();
    }

    private void tell(Summary summary) {
        if (!cars.isEmpty()) {
            System.out.println(summary.line(cars));
        }
        if (chargePoints != null) {
            System.out.println(chargePoints.line(options.json));
        }
    }

    private void tick(int introduced, double seconds) {
        var now = Instant.now();
        cars.subList(0, introduced).parallelStream()
                .forEach(car -> car.tick(seconds, options.speedUp, now));
    }

    /** What drivers have just asked for: else the platform waits for the car's answer. */
    private void answerLastRequests(int introduced) throws InterruptedException {
        for (var tick = 0; tick < LAST_TICKS; tick++) {
            tick(introduced, TICK_MILLIS / 1e3);
            Thread.sleep(TICK_MILLIS);
        }
    }

    private boolean isOver(long begun) {
        return options.duration > 0
                && System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(options.duration);
    }

    private boolean allConnected() {
        return cars.stream()
                .allMatch(car -> car.link().isConnected() || car.outOfCoverage() || isAsleep(car));
    }

    private static boolean isAsleep(FleetCar car) {
        return car.activity() == Activity.ASLEEP;
    }

    private String ready(long begun) {
        var millis = (System.nanoTime() - begun) / 1_000_000;
        return options.json
                ? "{\"event\":\"ready\",\"cars\":%d,\"millis\":%d}".formatted(cars.size(), millis)
                : "ready: %d cars in %d ms".formatted(cars.size(), millis);
    }

    private String driversReady(long begun) {
        var millis = (System.nanoTime() - begun) / 1_000_000;
        return options.json
                ? "{\"event\":\"drivers\",\"drivers\":%d,\"millis\":%d}"
                        .formatted(options.drivers, millis)
                : "drivers: %d in %d ms".formatted(options.drivers, millis);
    }

    private void save() {
        if (drivers == null) {
            return;
        }
        var now = new HashMap<String, Standing>();
        for (var number = 0; number < cars.size(); number++) {
            now.put(papers.get(number).vin(), cars.get(number).standing());
        }
        try {
            standing.save(now);
        } catch (IOException failure) {
            System.err.println("simulate: where the cars stand was not written: " + failure);
        }
    }

    /** Lets acknowledgements come, then leaves. */
    private void goodbye() throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GOODBYE_SECONDS);
        while (figures.unacknowledged.get() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        try {
            CompletableFuture.allOf(
                            cars.stream()
                                    .map(FleetCar::link)
                                    .map(CarLink::close)
                                    .toArray(CompletableFuture[]::new))
                    .get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            System.err.println("simulate: some connections did not end in good order");
        }
    }

    private void stop() {
        stopping = true;
        try {
            if (!stopped.await(2 * GOODBYE_SECONDS + 1, TimeUnit.SECONDS)) {
                System.err.println("simulate: did not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is expected there.
            }
        } catch (IOException closed) {
            // As good as its end.
        }
        stopping = true;
    }
}
