package org.bluehorizons.charging.reservations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.tokens.Authorization;
import org.bluehorizons.charging.tokens.TokenUse;
import org.bluehorizons.charging.tokens.Tokens;
import org.bluehorizons.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes reservations and takes them back. Waits for stations, so call it outside any transaction.
 * Safe for use by many threads.
 */
@Component
class Reservations {

    private final ReservationTable table;
    private final Tokens tokens;
    private final StationCommands commands;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    Reservations(
            ReservationTable table,
            Tokens tokens,
            StationCommands commands,
            AuditLog audit,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.tokens = tokens;
        this.commands = commands;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks the station, and waits for its answer no longer than the patience. */
    Reservation make(ReservationWish wish, Duration patience, Actor actor) {
        var station = Objects.requireNonNullElse(wish.stationId(), "");
        var version = versionOf(station);
        var wanted = wish.checked(station, version, clock.instant());
        var sent =
                transactions.execute(_ -> {
                    var reservation = insert(wanted, actor);
                    audit.record(
                            actor,
                            "charging_reservation.requested",
                            reservation.subject(),
                            null,
                            reservation);
                    var command =
                            commands.send(
                                    new CommandRequest(
                                            station,
                                            version,
                                            "ReserveNow",
                                            ReservationCalls.reserve(version, reservation),
                                            actor.name()));
                    table.sentBy(reservation.id(), command);
                    return new Sent(reservation.id(), command);
                });
        return outcome(Objects.requireNonNull(sent), patience);
    }

    /**
     * Asks the station to forget it, and waits for its answer no longer than the patience.
     *
     * @throws ProblemException 409 {@code reservation_ended}
     */
    Reservation cancel(UUID id, Duration patience, Actor actor) {
        var reservation = table.get(id);
        if (!reservation.state().isOpen()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "reservation_ended",
                    "The reservation is %s already.".formatted(reservation.state().word()));
        }
        var version = versionOf(reservation.stationId());
        var sent =
                transactions.execute(_ -> {
                    audit.record(
                            actor,
                            "charging_reservation.cancel_asked",
                            reservation.subject(),
                            reservation,
                            null);
                    return new Sent(
                            id,
                            commands.send(
                                    new CommandRequest(
                                            reservation.stationId(),
                                            version,
                                            "CancelReservation",
                                            ReservationCalls.cancel(version, reservation.number()),
                                            actor.name())));
                });
        return outcome(Objects.requireNonNull(sent), patience);
    }

    private record Sent(UUID reservation, UUID command) {}

    private Reservation outcome(Sent sent, Duration patience) {
        if (patience.isPositive()) {
            commands.await(sent.command(), patience);
        }
        return table.get(sent.reservation());
    }

    private Reservation insert(ReservationWish.Checked wanted, Actor actor) {
        var now = clock.instant();
        var use =
                new TokenUse(
                        wanted.token(),
                        wanted.tokenType(),
                        wanted.stationId(),
                        wanted.evseId(),
                        now,
                        null);
        var answer = tokens.authorize(List.of(use)).getFirst();
        demandGood(answer);
        return table.insert(
                new ReservationTable.Wanted(
                        wanted.stationId(),
                        wanted.evseId(),
                        OcppWord.ofNullable(wanted.connector()),
                        wanted.token(),
                        wanted.tokenType(),
                        answer.groupToken(),
                        now,
                        wanted.expiresAt(),
                        actor.name()));
    }

    /** A driver may reserve the next charging point while charging at another. */
    private static void demandGood(Authorization answer) {
        switch (answer.state()) {
            case ACCEPTED, CONCURRENT_TX -> {}
            case BLOCKED, EXPIRED, INVALID ->
                    throw ProblemException.field(
                            "token",
                            "one that may charge; this one is "
                                    + answer.state().name().toLowerCase(Locale.ROOT));
        }
    }

    private OcppVersion versionOf(String station) {
        return commands.versionOf(station)
                .orElseThrow(() ->
                        ProblemException.field(
                                "stationId", "a charging station that has connected before"));
    }
}
