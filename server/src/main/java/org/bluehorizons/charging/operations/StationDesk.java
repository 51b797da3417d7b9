package org.bluehorizons.charging.operations;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Where people's wishes become commands to one station. Safe for use by many threads. */
@Component
public class StationDesk {

    private static final int MOST_OPEN = 32;
    private static final int LONGEST_WAIT = 30;

    private final StationCommands commands;
    private final StationNumbers numbers;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final AuditLog audit;

    StationDesk(
            StationCommands commands,
            StationNumbers numbers,
            JdbcClient database,
            TransactionOperations transactions,
            AuditLog audit) {
        this.commands = commands;
        this.numbers = numbers;
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * The version that the station speaks.
     *
     * @throws ProblemException 404 when there is no such station, 409 when it never connected
     */
    public OcppVersion versionOf(String station) {
        demandKnown(station);
        return commands.versionOf(station)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "station_never_connected",
                                "Station %s never connected, so its OCPP version is not known."
                                        .formatted(station)));
    }

    /**
     * @throws ProblemException 404
     */
    public void demandKnown(String station) {
        if (database.sql(
                        """
                        SELECT 1 FROM charging.station
                        WHERE id = :station AND retired_at IS NULL
                        """)
                .param("station", station)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw unknown(station);
        }
    }

    /**
     * Takes the message in, and notes who wanted it; joins the caller's transaction.
     *
     * @throws ProblemException 404 when there is no such station, 429 when too many commands wait
     */
    public UUID send(String station, StationMessage message, Duration life, Actor actor) {
        return send(station, List.of(message), life, actor).getFirst();
    }

    /** The same for several, to be sent in that order. */
    public List<UUID> send(
            String station, List<StationMessage> messages, Duration life, Actor actor) {
        var ids =
                transactions.execute(_ -> {
                    demandRoom(station, messages.size());
                    messages.forEach(message ->
                            audit.record(
                                    actor,
                                    "charging_command.requested",
                                    "station:" + station,
                                    null,
                                    message.action()));
                    return commands.send(
                            messages.stream()
                                    .map(message ->
                                            new CommandRequest(
                                                    station,
                                                    message.version(),
                                                    message.action(),
                                                    message.payload(),
                                                    life,
                                                    actor.name(),
                                                    null))
                                    .toList());
                });
        return List.copyOf(ids);
    }

    /** Asks, and waits for up to so many seconds: 200 when the command has ended, 202 when not. */
    ResponseEntity<CommandView> ask(String station, Operation operation, int wait, Actor actor) {
        var rules = new Rules();
        operation.check(rules, "");
        rules.demand();
        demandWait(wait);
        var message = operation.on(versionOf(station), numbers);
        return answer(send(station, message, CommandRequest.USUAL_LIFE, actor), wait);
    }

    /** How the command stands after so many seconds at most; call it outside any transaction. */
    public ResponseEntity<CommandView> answer(UUID command, int wait) {
        demandWait(wait);
        var now = CommandView.of(commands.await(command, Duration.ofSeconds(wait)));
        var open = now.state().equals("accepted") || now.state().equals("sent");
        return ResponseEntity.status(open ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .header("Location", "/v1/charging/commands/" + command)
                .body(now);
    }

    /**
     * @throws ProblemException naming {@code wait}
     */
    public static void demandWait(int wait) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ProblemException.field("wait", "a whole number of seconds from 0 to 30");
        }
    }

    /** The station's row is held, so that two callers do not both take the last place. */
    private void demandRoom(String station, int places) {
        if (database.sql(
                        """
                        SELECT 1 FROM charging.station
                        WHERE id = :station AND retired_at IS NULL
                        FOR NO KEY UPDATE
                        """)
                .param("station", station)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw unknown(station);
        }
        int open =
                database.sql(
                                """
                                SELECT count(*) FROM charging.command
                                WHERE station_id = :station AND state IN ('accepted', 'sent')
                                """)
                        .param("station", station)
                        .query(Integer.class)
                        .single();
        if (open + places > MOST_OPEN) {
            throw ProblemException.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too_many_open_commands",
                            "Station %s has %d commands that wait (at most %d); let some end first."
                                    .formatted(station, open, MOST_OPEN))
                    .withHeader("Retry-After", "10");
        }
    }

    private static ProblemException unknown(String station) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "station_not_found", "There is no station " + station);
    }
}
