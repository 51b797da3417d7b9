package org.bluehorizons.charging.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.commands.Settlement;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.Frame;
import org.bluehorizons.charging.ocpp.OcppError;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.OcppRefusal;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.operations.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Calls and answers in both directions (OCPP-J 1.6, 4.1; 2.0.1, 4.1): one call outstanding each
 * way, time-outs, repeated calls answered alike, late answers ignored. Confined to the connection's
 * event loop.
 */
final class Conversation {

    private static final String BOOT = "BootNotification";
    private static final String HEARTBEAT = "Heartbeat";

    private final StationConnection connection;
    private final Gateway gateway;
    private Standing standing;
    private @Nullable PendingRules pending;
    private @Nullable String handling;
    private @Nullable String answeredId;
    private @Nullable String answeredFrame;
    private @Nullable Outstanding outstanding;
    private @Nullable Runnable whenQuiet;

    /** A call of ours that waits for its answer. */
    private record Outstanding(StationCommand command, long sentNanos) {}

    Conversation(StationConnection connection, Gateway gateway, Standing standing) {
        this.connection = connection;
        this.gateway = gateway;
        this.standing = standing;
    }

    /** Whether one of its calls is being handled. */
    boolean isBusy() {
        return handling != null;
    }

    /** A rejected station is asked nothing (OCPP 1.6, 4.2). */
    boolean mayBeAsked() {
        return standing != Standing.REJECTED;
    }

    void standing(Standing changed) {
        standing = changed;
    }

    /** Runs it as soon as no call of either side is being answered. */
    void whenQuiet(Runnable task) {
        whenQuiet = task;
        runIfQuiet();
    }

    void call(Frame.Call call) {
        if (call.id().equals(answeredId) && answeredFrame != null) {
            gateway.metrics().duplicated();
            connection.write(answeredFrame);
            return;
        }
        if (whenQuiet != null) {
            // Not answered, so it is sent again to the node that the station comes to.
            return;
        }
        var action = connection.version().action(call.action()).orElse(null);
        if (action == null) {
            refuse(call, OcppError.NOT_IMPLEMENTED, "action: no message of this version");
        } else if (!action.comesFromStation()) {
            refuse(call, OcppError.NOT_SUPPORTED, "action: stations do not send it");
        } else if (!isAllowed(call.action())) {
            refuse(
                    call,
                    OcppError.SECURITY_ERROR,
                    "not before BootNotification was accepted (it is %s)".formatted(standing));
        } else if (call.action().equals(HEARTBEAT)) {
            heartbeat(call);
        } else {
            gateway.handler(connection.version(), call.action())
                    .ifPresentOrElse(
                            handler -> handOver(call, handler),
                            () -> refuse(call, OcppError.NOT_SUPPORTED, "action: not done here"));
        }
    }

    /** The answer is on disk: it goes out. */
    void answered(String messageId, String frame) {
        if (messageId.equals(handling)) {
            handling = null;
            answeredId = messageId;
            answeredFrame = frame;
            connection.write(frame);
            runIfQuiet();
        }
    }

    void send(StationCommand command, boolean open) {
        if (!open || outstanding != null || whenQuiet != null) {
            settle(command, Settlement.unsent(command.id()), null);
            return;
        }
        if (command.version() != connection.version()) {
            settle(
                    command,
                    Settlement.failed(
                            command.id(),
                            "the station speaks OCPP %s now"
                                    .formatted(connection.version().word())),
                    null);
            return;
        }
        if (standing == Standing.PENDING) {
            if (pending == null) {
                pending = new PendingRules();
            }
            pending.asked(command);
        }
        outstanding = new Outstanding(command, System.nanoTime());
        connection.write(Frames.call(command.id().toString(), command.action(), command.payload()));
    }

    void result(Frame.CallResult result) {
        var asked = take(result.id());
        if (asked != null) {
            settle(
                    asked.command(),
                    settlement(asked.command(), result.payload()),
                    result.payload());
        }
    }

    void error(Frame.CallError error) {
        var asked = take(error.id());
        if (asked != null) {
            settle(
                    asked.command(),
                    Settlement.refused(
                            asked.command().id(),
                            error.description().isBlank()
                                    ? error.code()
                                    : error.code() + ": " + error.description()),
                    error.details());
        }
    }

    void broken(Frame.Broken broken, String text) {
        gateway.metrics().malformed();
        var log =
                new LoggedMessage(
                        connection.station(),
                        gateway.now(),
                        connection.number(),
                        true,
                        "?",
                        broken.id(),
                        text,
                        broken.description(),
                        broken.error().word(connection.version()),
                        null);
        // 1.6 knows no answer to a message without an id.
        if (broken.hasId() || connection.version() != OcppVersion.V1_6) {
            var frame =
                    Frames.error(
                            broken.id(),
                            connection.version(),
                            broken.error(),
                            broken.description());
            offer(new LaneItem.Decided(connection, null, frame, log));
        } else {
            offer(new LaneItem.Log(log));
        }
    }

    /** Whether a call of ours is on the wire. */
    boolean awaitsAnswer() {
        return outstanding != null;
    }

    /** Gives up a call of ours that is not answered in time. */
    void look(long nowNanos) {
        var asked = outstanding;
        var patience = gateway.settings().callTimeout();
        if (asked != null && nowNanos - asked.sentNanos() > patience.toNanos()) {
            outstanding = null;
            settle(
                    asked.command(),
                    Settlement.failed(
                            asked.command().id(),
                            "no answer within %d s".formatted(patience.toSeconds())),
                    null);
            runIfQuiet();
        }
    }

    /** The connection is gone. */
    void lost() {
        var asked = outstanding;
        if (asked != null) {
            outstanding = null;
            settle(asked.command(), Settlement.lost(asked.command().id()), null);
        }
    }

    private boolean isAllowed(String action) {
        if (standing == Standing.ACCEPTED) {
            return true;
        }
        if (pending == null) {
            pending = new PendingRules();
        }
        return pending.allows(standing, action);
    }

    private void heartbeat(Frame.Call call) {
        gateway.metrics().heartbeat();
        var now = gateway.now();
        var payload = "{\"currentTime\":\"" + now.truncatedTo(ChronoUnit.MILLIS) + "\"}";
        var frame = Frames.result(call.id(), payload);
        handling = call.id();
        if (gateway.settings().logHeartbeats()) {
            answerWhenLogged(call, now, frame, payload, null);
        } else {
            connection.answer(call.id(), frame);
        }
    }

    private <Q extends Record> void handOver(Frame.Call call, CallHandler<Q> handler) {
        @SuppressWarnings("unchecked") // A handler is registered for the request it declares.
        var type = (Class<Q>) connection.version().action(call.action()).orElseThrow().request();
        Q request;
        try {
            request = OcppJson.read(type, call.payload());
        } catch (OcppRefusal refusal) {
            refuse(call, refusal.error(), refusal.description());
            return;
        }
        if (standing == Standing.ACCEPTED && !call.action().equals(BOOT)) {
            // It is in service, so nobody who wants something of it waits for our answer.
            connection.becomeReady();
        }
        handling = call.id();
        offer(
                new LaneItem.Inbound<>(
                        connection,
                        call.id(),
                        handler,
                        new StationCall<>(
                                connection.station(),
                                connection.version(),
                                request,
                                call.payload(),
                                gateway.now()),
                        System.nanoTime(),
                        gateway.traces()
                                .begin(
                                        call.action(),
                                        call.id(),
                                        connection.station(),
                                        connection.version())));
    }

    private void refuse(Frame.Call call, OcppError error, String description) {
        gateway.metrics().malformed();
        handling = call.id();
        answerWhenLogged(
                call,
                gateway.now(),
                Frames.error(call.id(), connection.version(), error, description),
                description,
                error.word(connection.version()));
    }

    private void answerWhenLogged(
            Frame.Call call,
            Instant receivedAt,
            String frame,
            String response,
            @Nullable String error) {
        offer(
                new LaneItem.Decided(
                        connection,
                        call.id(),
                        frame,
                        new LoggedMessage(
                                connection.station(),
                                receivedAt,
                                connection.number(),
                                true,
                                call.action(),
                                call.id(),
                                call.payload(),
                                response,
                                error,
                                0)));
    }

    /** Nothing when it is no answer to what was asked, or too late. */
    private @Nullable Outstanding take(String id) {
        var asked = outstanding;
        if (asked == null || !asked.command().id().toString().equalsIgnoreCase(id)) {
            return null;
        }
        outstanding = null;
        runIfQuiet();
        return asked;
    }

    private static Settlement settlement(StationCommand command, String payload) {
        var action = command.version().action(command.action()).orElseThrow();
        try {
            OcppJson.read(action.response(), payload);
            return Settlement.answered(command.id(), payload);
        } catch (OcppRefusal wrong) {
            return Settlement.failed(
                    command.id(), "the station's answer breaks a rule: " + wrong.description());
        }
    }

    private void settle(StationCommand command, Settlement settlement, @Nullable String response) {
        var sentAt = gateway.now();
        connection
                .loop()
                .commandLane()
                .offer(
                        new LaneItem.Outcome(
                                connection,
                                settlement,
                                new LoggedMessage(
                                        connection.station(),
                                        command.sentAt() == null ? sentAt : command.sentAt(),
                                        connection.number(),
                                        false,
                                        command.action(),
                                        command.id().toString(),
                                        Secrets.hidden(command.action(), command.payload()),
                                        response,
                                        settlement.reason(),
                                        command.sentAt() == null
                                                ? null
                                                : (int)
                                                        Duration.between(command.sentAt(), sentAt)
                                                                .toMillis()),
                                false));
    }

    private void offer(LaneItem item) {
        if (!connection.loop().lane().offer(item)) {
            connection.pause();
        }
    }

    private void runIfQuiet() {
        var task = whenQuiet;
        if (task != null && handling == null && outstanding == null) {
            task.run();
        }
    }
}
