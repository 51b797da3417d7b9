package org.bluehorizons.simulator.chargepoint.station;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.stream.IntStream;
import org.bluehorizons.simulator.chargepoint.line.Credentials;
import org.bluehorizons.simulator.chargepoint.line.Line;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A charge point: its connection ({@link Stage} lists how it goes), what it tells ({@link Outbox}),
 * what it answers ({@link Dialect.Duty}) and its outlets. All on the event loop of its street.
 */
public final class ChargePoint implements Line.Owner {

    private static final int LONGEST_PAUSE_MILLIS = 60_000;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final int USUAL_HEARTBEAT_SECONDS = 300;

    private final Street street;
    private final int slot;
    private final Nameplate plate;
    private final Outbox outbox = new Outbox(this);
    private final Errands errands = new Errands();
    private final Memory memory = new Memory();
    private final ProfileBook profiles = new ProfileBook();
    private final Pranks pranks;
    private final List<Outlet> outlets;
    private Stage stage = new Stage.Away(0);
    private long stageAt;
    private @Nullable Line line;
    private int gateway;
    private String bootReason = "PowerUp";
    private int heartbeatSeconds = USUAL_HEARTBEAT_SECONDS;
    private int statusesLeft;
    private boolean everConnected;

    ChargePoint(Street street, int slot, Nameplate plate, Misbehaviour misbehaviour) {
        this.street = street;
        this.slot = slot;
        this.plate = plate;
        this.gateway = plate.number() % street.habits().gateways().size();
        this.pranks = Pranks.of(this, misbehaviour);
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

    public List<Outlet> outlets() {
        return outlets;
    }

    public @Nullable Outlet outlet(int number) {
        return number >= 1 && number <= outlets.size() ? outlets.get(number - 1) : null;
    }

    public boolean isConnected() {
        return line != null && (stage instanceof Stage.Booting || stage instanceof Stage.InService);
    }

    public boolean isInService() {
        return stage instanceof Stage.InService;
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

    public void boot(String reason) {
        outbox.add(new Message.Boot(reason));
    }

    /**
     * @param word as the server says it
     * @param seconds between heartbeats, or until the next try
     */
    public void booted(String word, int seconds) {
        if (!(stage instanceof Stage.Booting) && !word.equals("Accepted")) {
            return;
        }
        var interval = seconds > 0 ? seconds : USUAL_HEARTBEAT_SECONDS;
        switch (word) {
            case "Accepted" -> goIntoService(interval);
            case "Rejected" -> bootLater(Stage.REJECTED, interval);
            default -> bootLater(Stage.BOOTING, interval);
        }
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

    public String firmware() {
        return memory.firmware();
    }

    public void heartbeatEvery(int seconds) {
        heartbeatSeconds = seconds > 0 ? seconds : USUAL_HEARTBEAT_SECONDS;
        if (isInService()) {
            stageAt = now() + jitter(heartbeatSeconds * 1_000L);
        }
    }

    public void statusAnswered(Message.StatusReport report) {
        if (report.initial() && statusesLeft > 0 && --statusesLeft == 0) {
            figures().statused.increment();
        }
    }

    /** Tells a connector's status, whether it changed or not; null: the whole station's. */
    public void report(@Nullable Outlet outlet, boolean initial) {
        var status =
                outlet != null
                        ? outlet.status()
                        : memory.isOperative() ? Status.AVAILABLE : Status.UNAVAILABLE;
        tell(
                new Message.StatusReport(
                        outlet,
                        status,
                        outlet == null ? "NoError" : outlet.error(),
                        now(),
                        initial));
    }

    /** Goes away and comes back, as after a power cut; what is kept stays. */
    public void restart(String reason, long downMillis) {
        bootReason = reason;
        var gone = line;
        if (gone != null) {
            leave(downMillis, 0);
            gone.close();
        }
    }

    void hangUp() {
        if (line != null) {
            line.cut();
        }
    }

    /** A call of this connection that no answer will come to. */
    void unanswered(Message message) {
        switch (message) {
            case Message.Boot _ when stage instanceof Stage.Booting ->
                    bootLater(Stage.BOOTING, (int) (Habits.RETRY_MILLIS / 1_000));
            case Message.Authorize(var outlet, var token) -> outlet.unauthorised(token);
            default -> {
                // The next one of its kind tells more.
            }
        }
    }

    public ProfileBook profiles() {
        return profiles;
    }

    /** Without asking the server. */
    boolean trusts(String token) {
        return memory.remembers(token);
    }

    long meterMillis() {
        return street.habits().meterMillis();
    }

    void transactionEnded() {}

    Dialect dialect() {
        return plate.dialect();
    }

    Pranks pranks() {
        return pranks;
    }

    @Nullable Line line() {
        return line;
    }

    void wake(long now) {
        if (now >= stageAt) {
            stageAt = Long.MAX_VALUE;
            switch (stage) {
                case Stage.Away(var tries) -> {
                    stage = new Stage.Knocking(tries);
                    street.admit(this);
                }
                case Stage.Knocking _ -> hangUp();
                case Stage.Booting _ -> boot(bootReason);
                case Stage.InService _ -> {
                    tell(Message.HEARTBEAT);
                    stageAt = now + jitter(heartbeatSeconds * 1_000L);
                }
            }
        }
        errands.run(now);
        outbox.wake(now);
        settle();
    }

    void knock() {
        stageAt = now() + Habits.PATIENCE_MILLIS;
        line =
                street.dial(
                        gateway,
                        new Credentials(
                                plate.id(),
                                memory.password(street.habits().passwords(), plate.id()),
                                dialect().subprotocol()),
                        this);
        settle();
    }

    void leaveForGood() {
        var gone = line;
        leave(0, 0);
        stageAt = Long.MAX_VALUE;
        settle();
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void opened(Line opened) {
        if (opened != line) {
            opened.cut();
            return;
        }
        street.handshakeEnded();
        figures().connected.increment();
        if (everConnected) {
            figures().reconnects.increment();
        }
        stage = Stage.BOOTING;
        stageAt = Long.MAX_VALUE;
        if (everConnected && bootReason.isEmpty() && !street.habits().bootsAgain()) {
            goIntoService(heartbeatSeconds);
        } else {
            bootReason = bootReason.isEmpty() ? "Unknown" : bootReason;
            boot(bootReason);
        }
        everConnected = true;
        pranks.connected();
        settle();
    }

    @Override
    public void refused(Line refused, int status, int retryAfterSeconds) {
        if (refused != line || !(stage instanceof Stage.Knocking(var tries))) {
            return;
        }
        figures().refused.increment();
        gateway = (gateway + 1) % street.habits().gateways().size();
        leave(Math.max(pause(tries), jitter(retryAfterSeconds * 1_250L)), tries + 1);
        settle();
    }

    @Override
    public void ended(Line ended) {
        if (ended == line) {
            gateway = (gateway + 1) % street.habits().gateways().size();
            leave(pause(0), 0);
            settle();
        }
    }

    @Override
    public void heard(Line from, ByteBuf text) {
        if (from != line) {
            return;
        }
        switch (Frame.read(text)) {
            case Frame.Answer(var id, var payload) -> outbox.answered(id, payload);
            case Frame.Failure(var id, _) -> outbox.failed(id);
            case Frame.Call call -> answer(from, call);
            case Frame.Unreadable _ -> figures().strange.increment();
        }
        settle();
    }

    /** Forgets the line, and comes again later. */
    void leave(long millis, int tries) {
        if (stage instanceof Stage.Knocking && line != null) {
            street.handshakeEnded();
        }
        if (isConnected()) {
            figures().connected.decrement();
        }
        if (isInService()) {
            figures().booted.decrement();
            if (statusesLeft == 0) {
                figures().statused.decrement();
            }
        }
        line = null;
        stage = new Stage.Away(tries);
        stageAt = now() + millis;
        statusesLeft = 0;
        outbox.disconnected();
    }

    private void answer(Line from, Frame.Call call) {
        if (stage instanceof Stage.Booting(var rejected) && rejected) {
            return;
        }
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
        figures().obeyed.increment();
        from.send(
                switch (reply) {
                    case Reply.Result(var json) ->
                            "[3," + Json.quoted(call.id()) + "," + json + "]";
                    case Reply.Failure(var code, var description) ->
                            "[4,"
                                    + Json.quoted(call.id())
                                    + ",\""
                                    + code
                                    + "\","
                                    + Json.quoted(description)
                                    + ",{}]";
                });
    }

    private void goIntoService(int interval) {
        var before = stage;
        stage = Stage.IN_SERVICE;
        bootReason = "";
        heartbeatEvery(
                street.habits().heartbeatSeconds() > 0
                        ? street.habits().heartbeatSeconds()
                        : interval);
        if (before instanceof Stage.InService) {
            return;
        }
        figures().booted.increment();
        statusesLeft = outlets.size() + (dialect().hasStationStatus() ? 1 : 0);
        if (dialect().hasStationStatus()) {
            report(null, true);
        }
        outlets.forEach(outlet -> report(outlet, true));
    }

    private void bootLater(Stage next, int seconds) {
        stage = next;
        stageAt = now() + jitter(seconds * 1_050L);
    }

    /** Doubles with each round through the gateways. */
    private long pause(int tries) {
        var rounds = Math.min(tries / street.habits().gateways().size(), 10);
        return jitter(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << rounds));
    }

    /** Between 80 % and all of it. */
    private long jitter(long millis) {
        return millis - (long) (millis * 0.2 * street.random().nextDouble());
    }

    private void settle() {
        street.wakeAt(slot, Math.min(stageAt, Math.min(outbox.due(), errands.due())));
    }

    private Figures figures() {
        return street.figures();
    }
}
