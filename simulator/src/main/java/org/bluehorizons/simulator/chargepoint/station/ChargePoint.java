package org.bluehorizons.simulator.chargepoint.station;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A charge point: how it is connected ({@link Presence}), what it has to tell ({@link Outbox}),
 * what it answers ({@link Dialect.Duty}) and its outlets. All on the event loop of its street.
 */
public final class ChargePoint {

    private static final int SHORTEST_RESTART_MILLIS = 2_000;
    private static final int LONGEST_RESTART_MILLIS = 6_000;
    private static final int LAST_WORDS_MILLIS = 10_000;

    private final Street street;
    private final Nameplate plate;
    private final Outbox outbox;
    private final Errands errands = new Errands();
    private final Memory memory = new Memory();
    private final ProfileBook profiles = new ProfileBook(this);
    private final Pranks pranks;
    private final Presence presence;
    private final List<Outlet> outlets;
    private boolean restartsWhenIdle;

    ChargePoint(Street street, int slot, Nameplate plate, Misbehaviour misbehaviour) {
        this.street = street;
        this.plate = plate;
        this.outbox = new Outbox(this);
        this.pranks = Pranks.of(this, misbehaviour);
        this.presence = new Presence(this, slot);
        this.outlets =
                IntStream.rangeClosed(1, plate.model().outlets())
                        .mapToObj(number -> new Outlet(this, number))
                        .toList();
    }

    public Street street() {
        return street;
    }

    public Nameplate plate() {
        return plate;
    }

    public Memory memory() {
        return memory;
    }

    public ProfileBook profiles() {
        return profiles;
    }

    public List<Outlet> outlets() {
        return outlets;
    }

    public @Nullable Outlet outlet(int number) {
        return number >= 1 && number <= outlets.size() ? outlets.get(number - 1) : null;
    }

    /** Where that transaction is going on; null: nowhere. */
    public @Nullable Outlet outletOf(String transactionId) {
        for (var outlet : outlets) {
            var transaction = outlet.transaction();
            if (transaction != null && transaction.is(transactionId)) {
                return outlet;
            }
        }
        return null;
    }

    public boolean isInService() {
        return presence.isInService();
    }

    public long now() {
        return street.now();
    }

    public void tell(Message message) {
        outbox.add(message);
    }

    public void later(long millis, Runnable act) {
        errands.add(now() + millis, act);
    }

    /** Once the answer to the call at hand is on its way. */
    public void soon(Runnable act) {
        later(0, act);
    }

    public void whenInService(Runnable act) {
        if (isInService()) {
            act.run();
        } else {
            later(1_000, () -> whenInService(act));
        }
    }

    /** Introduces itself again, because it is told to. */
    public void bootAgain() {
        tell(new Message.Boot("Triggered"));
    }

    /**
     * What the server says to a boot.
     *
     * @param seconds between heartbeats, or until the next try
     */
    public void booted(String word, int seconds) {
        presence.booted(word, seconds);
    }

    public void statusAnswered(Message.StatusReport report) {
        presence.statusAnswered(report);
    }

    public void heartbeatEvery(int seconds) {
        presence.heartbeatEvery(seconds);
    }

    /** Whether the server accepts a token. */
    public void authorised(Outlet outlet, String token, boolean accepted) {
        if (accepted) {
            outlet.authorised(token);
        } else {
            outlet.unauthorised(token);
        }
    }

    /**
     * What the server says to a start.
     *
     * @param id its own number of the transaction; below 0: it has none
     * @param verdict on the token; empty: none
     */
    public void started(Transaction transaction, int id, String verdict) {
        transaction.isKnownAs(id);
        if (!verdict.isEmpty() && !verdict.equals("Accepted") && memory.stopsOnInvalidToken()) {
            transaction.origin().outlet().stopIf(transaction, StopReason.NOT_AUTHORIZED);
        }
    }

    /** Tells a connector's status, whether it changed or not; null: the whole station's. */
    public void report(@Nullable Outlet outlet, boolean initial) {
        var own = memory.isOperative() ? Status.AVAILABLE : Status.UNAVAILABLE;
        tell(
                new Message.StatusReport(
                        outlet,
                        outlet == null ? own : outlet.status(),
                        outlet == null ? "NoError" : outlet.error(),
                        now(),
                        initial));
    }

    /**
     * @return whether it waits for a transaction to end
     */
    public boolean operative(boolean value) {
        memory.operative(value);
        var waits = false;
        for (var outlet : outlets) {
            waits |= outlet.operative(value);
        }
        if (plate.dialect().hasStationStatus()) {
            report(null, false);
        }
        return waits;
    }

    /** Ends what is going on, goes away, and comes back. */
    public void reset(boolean hard) {
        outlets.forEach(
                outlet -> outlet.stop(hard ? StopReason.HARD_RESET : StopReason.SOFT_RESET));
        soon(() -> restartWhenTold(hard ? 0 : now() + LAST_WORDS_MILLIS, "RemoteReset"));
    }

    /**
     * @return whether it waits for a transaction to end
     */
    public boolean resetWhenIdle() {
        restartsWhenIdle = isBusy();
        if (!restartsWhenIdle) {
            reset(false);
        }
        return restartsWhenIdle;
    }

    /** Goes away and comes back, as after a power cut; what is kept stays. */
    public void restart(String reason) {
        presence.restart(
                reason, street.random().nextLong(SHORTEST_RESTART_MILLIS, LONGEST_RESTART_MILLIS));
    }

    public boolean isBusy() {
        return outlets.stream().anyMatch(outlet -> outlet.transaction() != null);
    }

    /**
     * Whether transaction messages wait to be sent.
     *
     * @param transactionId empty: any
     */
    public boolean hasToTellOf(String transactionId) {
        return outbox.keeps(transactionId);
    }

    public String firmware() {
        return memory.firmware();
    }

    void transactionEnded() {
        if (restartsWhenIdle && !isBusy()) {
            restartsWhenIdle = false;
            reset(false);
        }
    }

    /** Without asking the server. */
    boolean trusts(String token) {
        return memory.remembers(token);
    }

    long meterMillis() {
        return memory.meterMillis(street.habits().meterMillis());
    }

    Dialect dialect() {
        return plate.dialect();
    }

    Pranks pranks() {
        return pranks;
    }

    Presence presence() {
        return presence;
    }

    Outbox outbox() {
        return outbox;
    }

    Errands errands() {
        return errands;
    }

    void answer(Frame.Call call, BiConsumer<Frame.Call, Reply> sink) {
        var duty = dialect().duty(call.action());
        Reply reply;
        try {
            reply =
                    duty == null
                            ? new Reply.Failure("NotImplemented", call.action())
                            : duty.answer(this, call.payload());
        } catch (JacksonException | IllegalArgumentException unreadable) {
            reply = new Reply.Failure(dialect().malformed(), call.action());
        }
        street.figures().obeyed.increment();
        sink.accept(call, reply);
    }

    private void restartWhenTold(long latest, String reason) {
        if (now() >= latest || outbox.isEmpty()) {
            restart(reason);
        } else {
            later(500, () -> restartWhenTold(latest, reason));
        }
    }
}
