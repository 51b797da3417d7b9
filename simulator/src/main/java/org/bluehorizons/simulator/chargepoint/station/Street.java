package org.bluehorizons.simulator.chargepoint.station;

import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.bluehorizons.simulator.chargepoint.line.Credentials;
import org.bluehorizons.simulator.chargepoint.line.Line;
import org.bluehorizons.simulator.chargepoint.line.Transport;

/**
 * The charge points of one event loop. It wakes each when its time has come, lets so many at a time
 * connect, and sends cars to charge. One sweep over an array of deadlines takes the place of a
 * timer for each charge point.
 */
public final class Street {

    /**
     * What a street is given.
     *
     * @param time by which all waiting goes
     * @param tag that message ids begin with, different for each run
     */
    public record Ground(
            Transport transport,
            EventLoop loop,
            InstantSource time,
            RandomGenerator random,
            Figures figures,
            Habits habits,
            String tag) {}

    private static final int SWEEP_MILLIS = 40;
    private static final int ARRIVALS_A_SWEEP = 50;
    private static final double MILLIS_A_DAY = 86_400_000;

    private final Ground ground;
    private final ArrayDeque<ChargePoint> waiting = new ArrayDeque<>();
    private ChargePoint[] stations = {};
    private long[] due = {};
    private int handshakes;
    private double permits;
    private int guests;
    private long sweptAt;
    private boolean closed;

    public Street(Ground ground) {
        this.ground = ground;
    }

    /** Whom to give a place; all of them at once, before they live. */
    public void settle(
            List<Nameplate> plates, java.util.function.Function<Nameplate, Misbehaviour> manners) {
        stations = new ChargePoint[plates.size()];
        due = new long[plates.size()];
        for (var slot = 0; slot < stations.length; slot++) {
            stations[slot] =
                    new ChargePoint(this, slot, plates.get(slot), manners.apply(plates.get(slot)));
        }
    }

    /** Begins to live. */
    public void open() {
        sweptAt = now();
        ground.loop().scheduleWithFixedDelay(this::sweep, 0, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Closes all connections. */
    public void close() {
        closed = true;
        waiting.clear();
        for (var station : stations) {
            station.presence().leaveForGood();
        }
    }

    public Figures figures() {
        return ground.figures();
    }

    public Habits habits() {
        return ground.habits();
    }

    public RandomGenerator random() {
        return ground.random();
    }

    String tag() {
        return ground.tag();
    }

    long now() {
        return ground.time().millis();
    }

    void wakeAt(int slot, long millis) {
        due[slot] = millis;
    }

    /** It is called back when there is room. */
    void admit(ChargePoint station) {
        waiting.add(station);
    }

    void handshakeEnded() {
        handshakes--;
        letIn();
    }

    Line dial(int gateway, Credentials credentials, Line.Owner owner) {
        return ground.transport()
                .dial(ground.loop(), habits().gateways().get(gateway), credentials, owner);
    }

    void guestCame() {
        guests++;
    }

    void guestWent() {
        guests--;
    }

    private void sweep() {
        if (closed) {
            return;
        }
        var now = now();
        var passed = Math.max(0, now - sweptAt);
        sweptAt = now;
        for (var slot = 0; slot < due.length; slot++) {
            if (due[slot] <= now) {
                stations[slot].presence().wake(now);
            }
        }
        permits =
                Math.min(
                        permits + passed * habits().connectsPerSecond() / 1e3,
                        habits().handshakes());
        letIn();
        invite();
        breakSome(passed);
    }

    private void letIn() {
        var limited = habits().connectsPerSecond() > 0;
        while (!closed
                && !waiting.isEmpty()
                && handshakes < habits().handshakes()
                && (!limited || permits >= 1)) {
            permits -= limited ? 1 : 0;
            handshakes++;
            waiting.remove().presence().knock();
        }
    }

    /** Cars come to places chosen at random until enough are charging. */
    private void invite() {
        var missing = Math.min(ARRIVALS_A_SWEEP, habits().guests() - guests);
        for (var tries = 4 * missing; tries > 0 && guests < habits().guests(); tries--) {
            var station = stations[random().nextInt(stations.length)];
            if (station.isInService()) {
                station.outlets().stream()
                        .filter(Outlet::isInviting)
                        .findFirst()
                        .ifPresent(Outlet::welcome);
            }
        }
    }

    private void breakSome(long millis) {
        var expected = stations.length * habits().faultsPerDay() * millis / MILLIS_A_DAY;
        if (random().nextDouble() < expected) {
            var station = stations[random().nextInt(stations.length)];
            station.outlets().get(random().nextInt(station.outlets().size())).fail();
        }
    }

    @Override
    public String toString() {
        return "Street[%d, %s]".formatted(stations.length, Arrays.asList(habits().gateways()));
    }
}
