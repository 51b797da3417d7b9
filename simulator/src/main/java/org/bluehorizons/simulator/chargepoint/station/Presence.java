package org.bluehorizons.simulator.chargepoint.station;

import io.netty.buffer.ByteBuf;
import org.bluehorizons.simulator.chargepoint.line.Credentials;
import org.bluehorizons.simulator.chargepoint.line.Line;
import org.jspecify.annotations.Nullable;

/** How a charge point is connected: {@link Stage} lists how that goes. */
final class Presence implements Line.Owner {

    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final int USUAL_HEARTBEAT_SECONDS = 300;

    private final ChargePoint station;
    private final int slot;
    private Stage stage = new Stage.Away(0);
    private long stageAt;
    private @Nullable Line line;
    private int gateway;
    private String bootReason = "PowerUp";
    private int heartbeatSeconds = USUAL_HEARTBEAT_SECONDS;
    private int statusesLeft;
    private boolean everConnected;

    Presence(ChargePoint station, int slot) {
        this.station = station;
        this.slot = slot;
        this.gateway = station.plate().number() % habits().gateways().size();
    }

    boolean isConnected() {
        return line != null && (stage instanceof Stage.Booting || stage instanceof Stage.InService);
    }

    boolean isInService() {
        return stage instanceof Stage.InService;
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
                    street().admit(station);
                }
                case Stage.Knocking _ -> hangUp();
                case Stage.Booting _ -> station.tell(new Message.Boot(bootReason));
                case Stage.InService _ -> {
                    station.tell(Message.HEARTBEAT);
                    stageAt = now + jitter(heartbeatSeconds * 1_000L);
                }
            }
        }
        station.errands().run(now);
        station.outbox().wake(now);
        settle();
    }

    /** There is room for its handshake now. */
    void knock() {
        stageAt = station.now() + Habits.PATIENCE_MILLIS;
        var id = station.plate().id();
        var password = station.memory().password(habits().passwords(), id);
        line =
                street().dial(
                                gateway,
                                new Credentials(id, password, station.dialect().subprotocol()),
                                this);
        settle();
    }

    void booted(String word, int seconds) {
        if (isInService() && !word.equals("Accepted")) {
            return;
        }
        var interval = seconds > 0 ? seconds : USUAL_HEARTBEAT_SECONDS;
        switch (word) {
            case "Accepted" -> goIntoService(interval);
            case "Rejected" -> bootLater(Stage.REJECTED, interval);
            default -> bootLater(Stage.BOOTING, interval);
        }
    }

    void heartbeatEvery(int seconds) {
        heartbeatSeconds = seconds > 0 ? seconds : USUAL_HEARTBEAT_SECONDS;
        if (isInService()) {
            stageAt = station.now() + jitter(heartbeatSeconds * 1_000L);
        }
    }

    void statusAnswered(Message.StatusReport report) {
        if (report.initial() && statusesLeft > 0 && --statusesLeft == 0) {
            figures().statused.increment();
        }
    }

    void restart(String reason, long downMillis) {
        bootReason = reason;
        var gone = line;
        if (gone != null) {
            leave(downMillis, 0);
            gone.close();
        }
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

    /** Forgets the line without closing it, and comes again on another. */
    @Nullable Line abandon() {
        var old = line;
        leave(0, 0);
        return old;
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

    @Override
    public void opened(Line opened) {
        if (opened != line) {
            opened.cut();
            return;
        }
        street().handshakeEnded();
        figures().connected.increment();
        if (everConnected) {
            figures().reconnects.increment();
        }
        stage = Stage.BOOTING;
        stageAt = Long.MAX_VALUE;
        if (everConnected && bootReason.isEmpty() && !habits().bootsAgain()) {
            goIntoService(heartbeatSeconds);
        } else {
            bootReason = bootReason.isEmpty() ? "Unknown" : bootReason;
            station.tell(new Message.Boot(bootReason));
        }
        everConnected = true;
        station.pranks().connected(opened);
        settle();
    }

    @Override
    public void refused(Line refused, int status, int retryAfterSeconds) {
        if (refused != line || !(stage instanceof Stage.Knocking(var tries))) {
            return;
        }
        figures().refused.increment();
        gateway = another();
        leave(Math.max(pause(tries), jitter(retryAfterSeconds * 1_250L)), tries + 1);
        settle();
    }

    @Override
    public void ended(Line ended) {
        if (ended == line) {
            gateway = another();
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
            case Frame.Answer(var id, var payload) -> station.outbox().answered(id, payload);
            case Frame.Failure(var id, _) -> station.outbox().failed(id);
            case Frame.Call call -> {
                if (!(stage instanceof Stage.Booting(var rejected)) || !rejected) {
                    station.answer(call, (asked, reply) -> from.send(frame(asked, reply)));
                }
            }
            case Frame.Unreadable _ -> figures().strange.increment();
        }
        settle();
    }

    private static String frame(Frame.Call call, Reply reply) {
        var id = Json.quoted(call.id());
        return switch (reply) {
            case Reply.Result(var json) -> "[3," + id + "," + json + "]";
            case Reply.Failure(var code, var description) ->
                    "[4," + id + ",\"" + code + "\"," + Json.quoted(description) + ",{}]";
        };
    }

    private void leave(long millis, int tries) {
        if (stage instanceof Stage.Knocking && line != null) {
            street().handshakeEnded();
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
        stageAt = station.now() + millis;
        statusesLeft = 0;
        station.outbox().disconnected();
    }

    private void goIntoService(int interval) {
        var before = stage;
        stage = Stage.IN_SERVICE;
        bootReason = "";
        heartbeatEvery(habits().heartbeatSeconds() > 0 ? habits().heartbeatSeconds() : interval);
        if (before instanceof Stage.InService) {
            return;
        }
        figures().booted.increment();
        var stationToo = station.dialect().hasStationStatus();
        statusesLeft = station.outlets().size() + (stationToo ? 1 : 0);
        if (stationToo) {
            station.report(null, true);
        }
        station.outlets().forEach(outlet -> station.report(outlet, true));
    }

    private void bootLater(Stage next, int seconds) {
        stage = next;
        stageAt = station.now() + jitter(seconds * 1_250L);
    }

    /** Any of the others, so that those of a gateway that is gone share out. */
    private int another() {
        var all = habits().gateways().size();
        return all == 1 ? 0 : (gateway + 1 + street().random().nextInt(all - 1)) % all;
    }

    /** Doubles with each round through the gateways. */
    private long pause(int tries) {
        var rounds = Math.min(tries / habits().gateways().size(), 10);
        return jitter(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << rounds));
    }

    /** Between 80 % and all of it. */
    private long jitter(long millis) {
        return millis - (long) (millis * 0.2 * street().random().nextDouble());
    }

    private void settle() {
        var due = Math.min(station.outbox().due(), station.errands().due());
        street().wakeAt(slot, Math.min(stageAt, due));
    }

    private Street street() {
        return station.street();
    }

    private Habits habits() {
        return station.street().habits();
    }

    private Figures figures() {
        return station.street().figures();
    }
}
