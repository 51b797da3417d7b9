package org.bluehorizons.charging.locallists;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Brings what a station holds to what it shall hold, a message at a time: after each confirmation
 * the difference is computed anew and its first part sent, until there is none.
 *
 * <ul>
 *   <li>Nobody knows what it holds: Full with the first part.
 *   <li>{@code VersionMismatch}: its version is asked for, then Full with a higher one; when it
 *       says so again, it has failed.
 *   <li>{@code Failed} for a Differential: Full; for a Full: it has failed.
 *   <li>No answer: it has failed, and the next synchronisation begins with Full.
 *   <li>{@code NotSupported}, or a version below 0: it keeps no lists.
 * </ul>
 *
 * Joins the caller's transaction; safe for use by many threads.
 */
@Component
class LocalListSync {

    static final String SYNCING = "syncing";

    private final StationListTable table;
    private final ObjectProvider<StationCommands> commands;
    private final LocalListSettings settings;
    private final Clock clock;

    /**
     * @param commands looked up late: it holds the handlers that call this
     */
    LocalListSync(
            StationListTable table,
            ObjectProvider<StationCommands> commands,
            LocalListSettings settings,
            Clock clock) {
        this.table = table;
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the place of one that runs.
     *
     * @param full whether to send all again
     * @return the command that was sent first; null when there is nothing to be sent
     */
    @Nullable UUID begin(String station, OcppVersion version, boolean full) {
        var list = table.lock(station, clock.instant());
        var unsure = full || list.state().equals(SYNCING);
        return next(list, unsure ? null : list.version(), list.lastVersion(), 0, version);
    }

    /** A SendLocalList has come to its end. */
    void sent(StationCommand command) {
        var list = table.lock(command.stationId(), clock.instant());
        if (!command.id().equals(list.commandId())) {
            return;
        }
        var messages = ListMessages.of(command.version());
        switch (command.state()) {
            case ANSWERED -> answered(list, command, messages);
            case REFUSED -> refused(list, command);
            case FAILED, EXPIRED -> end(list, null, "failed", reason(command));
            case ACCEPTED, SENT -> {}
        }
    }

    /** A GetLocalListVersion has come to its end. */
    void told(StationCommand command) {
        var list = table.lock(command.stationId(), clock.instant());
        if (!command.id().equals(list.commandId())) {
            return;
        }
        switch (command.state()) {
            case ANSWERED -> {
                var version = ListMessages.of(command.version()).toldVersion(command);
                if (version < 0) {
                    end(list, null, "unsupported", null);
                } else {
                    var last = Math.max(version, list.lastVersion());
                    next(list, null, last, list.mismatches(), command.version());
                }
            }
            case REFUSED -> refused(list, command);
            case FAILED, EXPIRED -> end(list, null, "failed", reason(command));
            case ACCEPTED, SENT -> {}
        }
    }

    private void answered(StationList list, StationCommand command, ListMessages messages) {
        var sent = messages.sent(command);
        var word = messages.status(command);
        switch (word) {
            case "Accepted" -> {
                var held = table.held(list.stationId());
                table.hold(list.stationId(), sent.update().on(held));
                next(list, sent.listVersion(), list.lastVersion(), 0, command.version());
            }
            case "VersionMismatch" -> {
                if (list.mismatches() > 0) {
                    end(list, null, "failed", word);
                } else {
                    ask(list, messages);
                }
            }
            case "NotSupported" -> end(list, null, "unsupported", null);
            default -> {
                if (sent.update().full()) {
                    end(list, null, "failed", word);
                } else {
                    next(list, null, list.lastVersion(), list.mismatches(), command.version());
                }
            }
        }
    }

    private void refused(StationList list, StationCommand command) {
        var reason = reason(command);
        var unknown = reason.contains("NotImplemented") || reason.contains("NotSupported");
        end(list, null, unknown ? "unsupported" : "failed", reason);
    }

    private @Nullable UUID next(
            StationList list,
            @Nullable Integer held,
            int last,
            int mismatches,
            OcppVersion version) {
        var station = list.stationId();
        var wanted = table.wanted(station, version, clock.instant());
        var update =
                held == null
                        ? ListUpdate.full(wanted, settings.mostPerMessage())
                        : ListUpdate.difference(
                                table.held(station), wanted, settings.mostPerMessage());
        if (update.changesNothing()) {
            write(list, held, last, "synced", null, mismatches, null);
            return null;
        }
        var command =
                send(
                        station,
                        version,
                        "SendLocalList",
                        ListMessages.of(version).send(last + 1, update));
        write(list, held, last + 1, SYNCING, null, mismatches, command);
        return command;
    }

    private void ask(StationList list, ListMessages messages) {
        var command =
                send(
                        list.stationId(),
                        messages.version(),
                        "GetLocalListVersion",
                        messages.askVersion());
        write(list, null, list.lastVersion(), SYNCING, null, 1, command);
    }

    private UUID send(String station, OcppVersion version, String action, Record payload) {
        return commands.getObject()
                .send(new CommandRequest(station, version, action, payload, "system"));
    }

    private void end(
            StationList list, @Nullable Integer version, String state, @Nullable String reason) {
        write(list, version, list.lastVersion(), state, reason, 0, null);
    }

    private void write(
            StationList list,
            @Nullable Integer version,
            int last,
            String state,
            @Nullable String reason,
            int mismatches,
            @Nullable UUID command) {
        table.write(
                new StationList(
                        list.stationId(),
                        version,
                        last,
                        state,
                        reason,
                        mismatches,
                        command,
                        list.held(),
                        null),
                clock.instant());
    }

    private static String reason(StationCommand command) {
        return Objects.requireNonNullElse(command.reason(), command.state().word());
    }
}
