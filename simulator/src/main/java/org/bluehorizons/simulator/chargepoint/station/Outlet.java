package org.bluehorizons.simulator.chargepoint.station;

import java.util.UUID;
import org.bluehorizons.simulator.chargepoint.station.Message.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An EVSE with its one connector: a cable, a meter, and whoever uses them ({@link Use} lists how
 * that goes). Energy is counted whenever somebody looks.
 */
public final class Outlet {

    private static final double LEAST_AMPERES = 6;

    private final ChargePoint station;
    private final int number;
    private Use use = Use.FREE;
    private Status flow = Status.CHARGING;
    private @Nullable Status told;
    private String error = "NoError";
    private boolean operative = true;
    private boolean operativeNext = true;
    private @Nullable Reservation reservation;
    private double wattHours;
    private double watts;
    private long countedAt;

    Outlet(ChargePoint station, int number) {
        this.station = station;
        this.number = number;
        this.wattHours = 1_000 * station.street().random().nextInt(20_000);
    }

    /** From 1. */
    public int number() {
        return number;
    }

    public String error() {
        return error;
    }

    public @Nullable Transaction transaction() {
        return use instanceof Use.Charging(var transaction, _) ? transaction : null;
    }

    public Status status() {
        if (!error.equals("NoError")) {
            return Status.FAULTED;
        }
        return switch (use) {
            case Use.Free _ ->
                    !operative || !station.memory().isOperative()
                            ? Status.UNAVAILABLE
                            : reservation != null ? Status.RESERVED : Status.AVAILABLE;
            case Use.Arriving _ -> Status.PREPARING;
            case Use.Charging _ -> flow;
            case Use.Leaving _ -> Status.FINISHING;
        };
    }

    boolean isInviting() {
        return status() == Status.AVAILABLE;
    }

    /** Whether a remote start would find it usable. */
    public boolean isFreeFor(String token) {
        return switch (status()) {
            case AVAILABLE -> true;
            case RESERVED -> reservation != null && reservation.isFor(token);
            case PREPARING,
                    CHARGING,
                    SUSPENDED_EVSE,
                    SUSPENDED_EV,
                    FINISHING,
                    UNAVAILABLE,
                    FAULTED ->
                    false;
        };
    }

    public @Nullable Reservation reservation() {
        return reservation;
    }

    /** Until it expires; null ends it. */
    public void reserve(@Nullable Reservation next) {
        reservation = next;
        if (next != null) {
            station.later(
                    Math.max(0, next.expiresMillis() - station.now()),
                    () -> {
                        if (next.equals(reservation)) {
                            reserve(null);
                        }
                    });
        }
        tell();
    }

    /** A driver comes, plugs in, and shows a token. */
    void welcome() {
        var tokens = station.street().habits().tokens();
        var token = tokens.get(station.street().random().nextInt(tokens.size()));
        arrive(new Arrival(anyCar(), token, false, 0));
    }

    /** The server wants it to charge: the driver plugs in. */
    public void startFor(String token, int remoteStartId, boolean authorised) {
        arrive(new Arrival(anyCar(), token, authorised, remoteStartId));
    }

    void authorised(String token) {
        if (use instanceof Use.Arriving(var arrival) && arrival.token().equals(token)) {
            station.memory().remember(token, true);
            begin(arrival, arrival.remoteStartId() > 0 ? "RemoteStart" : "Authorized");
        }
    }

    /** Not accepted, or not answered: a charge point without connection decides itself. */
    void unauthorised(String token) {
        if (!(use instanceof Use.Arriving(var arrival)) || !arrival.token().equals(token)) {
            return;
        }
        if (!station.presence().isConnected() && station.trusts(token)) {
            begin(arrival, "Authorized");
        } else {
            station.memory()
                    .remember(
                            token,
                            station.memory().remembers(token) && !station.presence().isConnected());
            after(20_000, 40_000, () -> turnAway(arrival));
        }
    }

    /**
     * @return false when nothing is going on
     */
    public boolean stop(StopReason reason) {
        if (!(use instanceof Use.Charging(var transaction, var car))) {
            return false;
        }
        count(car);
        watts = 0;
        transaction.ends(reason);
        event(Kind.ENDED, transaction, reason.trigger(), read(car, Reading.Context.END));
        use = Use.LEAVING;
        station.street().guestWent();
        figures().transactionsOpen.decrement();
        figures().transactionsEnded.increment();
        operative = operativeNext;
        tell();
        after(3_000, 8_000, this::unplug);
        station.profiles().transactionEnded(number);
        station.transactionEnded();
        return true;
    }

    /** Releases the cable. */
    public void unlock() {
        stop(StopReason.UNLOCKED);
        if (use instanceof Use.Leaving) {
            unplug();
        }
    }

    /**
     * @return whether it waits for a transaction to end
     */
    public boolean operative(boolean value) {
        operativeNext = value;
        if (transaction() != null) {
            return true;
        }
        operative = value;
        tell();
        return false;
    }

    /** Breaks, and is repaired by and by. */
    public void fail() {
        if (status() == Status.FAULTED) {
            return;
        }
        stop(StopReason.FAULT);
        error = station.street().random().nextBoolean() ? "GroundFailure" : "ConnectorLockFailure";
        tell();
        after(
                60_000,
                600_000,
                () -> {
                    error = "NoError";
                    tell();
                });
    }

    /** Looks at the limits again, because they changed. */
    public void adjust() {
        if (use instanceof Use.Charging(var transaction, var car)) {
            flow(transaction, car);
        }
    }

    /** What the meter shows now. */
    public Reading read(Reading.Context context) {
        return read(use instanceof Use.Charging(_, var car) ? car : null, context);
    }

    /** Tells of a transaction's meter outside its turn. */
    public boolean tellMeter() {
        if (!(use instanceof Use.Charging(var transaction, var car))) {
            return false;
        }
        flow(transaction, car);
        event(Kind.UPDATED, transaction, "Trigger", read(car, Reading.Context.TRIGGER));
        return true;
    }

    public void tell() {
        var now = status();
        var before = told;
        told = now;
        if (station.isInService()
                && (before == null
                        || !station.dialect().word(before).equals(station.dialect().word(now)))) {
            station.report(this, false);
        }
    }

    private void arrive(Arrival arrival) {
        if (!(use instanceof Use.Free)) {
            return;
        }
        use = new Use.Arriving(arrival);
        station.street().guestCame();
        tell();
        after(1_000, 4_000, () -> present(arrival));
    }

    private void present(Arrival arrival) {
        if (!(use instanceof Use.Arriving(var same)) || !same.equals(arrival)) {
            return;
        }
        if (arrival.authorised()) {
            begin(arrival, "RemoteStart");
        } else if (station.isInService()) {
            station.tell(new Message.Authorize(this, arrival.token()));
        } else {
            unauthorised(arrival.token());
        }
    }

    private void begin(Arrival arrival, String trigger) {
        var reserved =
                reservation != null && reservation.isFor(arrival.token()) ? reservation.id() : 0;
        reservation = null;
        var random = station.street().random();
        var transaction =
                new Transaction(
                        new Transaction.Origin(
                                new UUID(random.nextLong(), random.nextLong()).toString(),
                                this,
                                arrival.token(),
                                station.now(),
                                (long) wattHours,
                                arrival.remoteStartId(),
                                reserved));
        use = new Use.Charging(transaction, arrival.car());
        flow = Status.CHARGING;
        countedAt = station.now();
        figures().transactionsOpen.increment();
        event(Kind.STARTED, transaction, trigger, read(arrival.car(), Reading.Context.BEGIN));
        flow(transaction, arrival.car());
        tell();
        station.later(station.meterMillis(), () -> meter(transaction));
        after(180_000, 3_600_000, () -> stopIf(transaction, StopReason.LOCAL));
    }

    private void meter(Transaction transaction) {
        if (!(use instanceof Use.Charging(var current, var car)) || current != transaction) {
            return;
        }
        flow(transaction, car);
        event(Kind.UPDATED, transaction, "MeterValuePeriodic", read(car, Reading.Context.PERIODIC));
        station.later(station.meterMillis(), () -> meter(transaction));
    }

    /** Counts, then sets the power to what car, outlet and profiles allow from now on. */
    private void flow(Transaction transaction, Car car) {
        count(car);
        var limit = station.profiles().watts(number, station.now());
        var least = LEAST_AMPERES * station.plate().model().wattsOfAmpere(1);
        var allowed = Math.min(limit, station.plate().model().watts());
        watts = allowed < least ? 0 : Math.min(allowed, car.watts());
        var before = flow;
        flow =
                car.isFull()
                        ? Status.SUSPENDED_EV
                        : watts == 0 ? Status.SUSPENDED_EVSE : Status.CHARGING;
        if (flow != before) {
            event(Kind.UPDATED, transaction, "ChargingStateChanged", null);
            tell();
            if (flow == Status.SUSPENDED_EV) {
                after(60_000, 600_000, () -> stopIf(transaction, StopReason.CABLE));
            }
        }
    }

    private void count(Car car) {
        var now = station.now();
        var hours = Math.max(0, now - countedAt) * station.street().habits().speedUp() / 3.6e6;
        countedAt = now;
        wattHours += watts * hours;
        car.take(watts * hours);
    }

    private Reading read(@Nullable Car car, Reading.Context context) {
        var direct = station.plate().model().isDirect();
        return new Reading(
                (long) wattHours,
                (int) watts,
                watts / (direct ? Model.BATTERY_VOLTS : 3 * Model.PHASE_VOLTS),
                direct ? Model.BATTERY_VOLTS : Model.PHASE_VOLTS,
                direct && car != null ? car.percent() : -1,
                context);
    }

    private void event(
            Kind kind, Transaction transaction, String trigger, @Nullable Reading reading) {
        station.tell(
                new Message.TransactionEvent(
                        kind,
                        transaction,
                        transaction.takeSequence(),
                        trigger,
                        flow,
                        reading,
                        station.now(),
                        !station.isInService()));
    }

    void stopIf(Transaction transaction, StopReason reason) {
        if (transaction() == transaction) {
            stop(reason);
        }
    }

    private void turnAway(Arrival arrival) {
        if (use instanceof Use.Arriving(var same) && same.equals(arrival)) {
            station.street().guestWent();
            use = Use.FREE;
            tell();
        }
    }

    private void unplug() {
        if (use instanceof Use.Leaving) {
            use = Use.FREE;
            tell();
        }
    }

    private Car anyCar() {
        return Car.any(station.street().random(), station.plate().model().isDirect());
    }

    /** In the drivers' time. */
    private void after(long least, long most, Runnable act) {
        var millis = station.street().random().nextLong(least, most);
        station.later((long) (millis / station.street().habits().speedUp()), act);
    }

    private Figures figures() {
        return station.street().figures();
    }
}
