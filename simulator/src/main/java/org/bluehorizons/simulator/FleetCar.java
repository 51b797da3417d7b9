package org.bluehorizons.simulator;

import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bluehorizons.simulator.car.Activity;
import org.bluehorizons.simulator.car.Answer;
import org.bluehorizons.simulator.car.SimulatedCar;
import org.bluehorizons.simulator.car.Standing;
import org.bluehorizons.simulator.driver.Seat;
import org.bluehorizons.simulator.link.CarLink;
import org.bluehorizons.simulator.link.Figures;
import org.bluehorizons.simulator.link.Gate;
import org.bluehorizons.simulator.platform.CarIdentity;
import org.bluehorizons.simulator.world.Place;

/**
 * A simulated car with its modem: lives second by second, tells what it should, obeys. Who sits in
 * it waits for its tick and the tick for them; commands wait for the next one.
 */
final class FleetCar implements Seat {

    private static final double CHARGING_SECONDS = 30;
    private static final double PARKED_SECONDS = 60;

    private final SimulatedCar car;
    private final CarLink link;
    private final Figures figures;
    private final int boot;
    private final double drivingSeconds;
    private final boolean forHire;
    private final CommandDesk desk = new CommandDesk();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private long sequence;
    private double untilNext;

    private record Request(String commandId, byte[] payload, long dueNanos) {}

    FleetCar(
            SimulatedCar car,
            Gate gate,
            CarIdentity identity,
            boolean mqtt5,
            Figures figures,
            int boot,
            double drivingSeconds,
            boolean forHire,
            double firstSeconds) {
        this.car = car;
        this.figures = figures;
        this.boot = boot;
        this.drivingSeconds = drivingSeconds;
        this.forHire = forHire;
        this.untilNext = firstSeconds;
        this.link = CarLink.of(gate, identity, mqtt5, figures, this::requested);
    }

    /**
     * @param seconds of the wall clock
     * @param speedUp how much faster the car lives
     */
    synchronized void tick(double seconds, double speedUp, Instant now) {
        var driving = isDriving();
        car.live(seconds * speedUp);
        if (forHire && driving && !isDriving()) {
            // Who is at the end of a trip waits for the platform to know.
            untilNext = 0;
        }
        link.want(car.awake() && !car.outOfCoverage());
        for (var happening : car.takeHappenings()) {
            link.event(VssMessage.event(sequence++, boot, now, happening));
        }
        untilNext -= seconds;
        if (untilNext <= 0 && car.awake()) {
            link.telemetry(VssMessage.telemetry(sequence++, boot, now, car.dashboard()));
            untilNext = interval();
        }
        obey(now);
        link.tick();
    }

    Activity activity() {
        return car.activity();
    }

    boolean outOfCoverage() {
        return car.outOfCoverage();
    }

    CarLink link() {
        return link;
    }

    synchronized Standing standing() {
        return car.standing();
    }

    @Override
    public synchronized Place place() {
        return car.place();
    }

    @Override
    public synchronized double charge() {
        return car.charge();
    }

    @Override
    public synchronized boolean isDriving() {
        return car.activity() == Activity.DRIVING;
    }

    @Override
    public synchronized boolean door(boolean open) {
        untilNext = 0;
        return car.door(open);
    }

    @Override
    public synchronized boolean plugIn() {
        untilNext = 0;
        return car.plugIn();
    }

    @Override
    public synchronized Answer driveTo(Place to) {
        untilNext = 0;
        return car.driveTo(to);
    }

    private double interval() {
        return switch (car.activity()) {
            case DRIVING -> drivingSeconds;
            case CHARGING -> CHARGING_SECONDS;
            case PARKED, ASLEEP -> PARKED_SECONDS;
        };
    }

    /** A car's computers take a moment. */
    private void requested(String commandId, byte[] payload) {
        var delay = 100_000_000L + Math.floorMod(commandId.hashCode(), 600) * 1_000_000L;
        requests.add(new Request(commandId, payload, System.nanoTime() + delay));
    }

    private void obey(Instant now) {
        for (var next = requests.peek();
                next != null && next.dueNanos() <= System.nanoTime();
                next = requests.peek()) {
            requests.remove();
            var reply = desk.answer(next.commandId(), next.payload(), now, car::obey);
            (reply.contains("refused") ? figures.declined : figures.obeyed).incrementAndGet();
            link.reply(next.commandId(), reply);
            link.telemetry(VssMessage.telemetry(sequence++, boot, now, car.dashboard()));
        }
    }
}
