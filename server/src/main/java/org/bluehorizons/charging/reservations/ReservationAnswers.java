package org.bluehorizons.charging.reservations;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.CancelReservation;
import org.bluehorizons.charging.ocpp.v201.ReserveNow;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What answers to ReserveNow and CancelReservation change, in both versions. */
@Configuration(proxyBeanMethods = false)
class ReservationAnswers {

    private final ReservationTable table;
    private final ObjectProvider<StationCommands> commands;
    private final Clock clock;

    /**
     * @param commands looked up late: it holds the handlers that are made here
     */
    ReservationAnswers(
            ReservationTable table, ObjectProvider<StationCommands> commands, Clock clock) {
        this.table = table;
        this.commands = commands;
        this.clock = clock;
    }

    private record Answer(OcppVersion version, String action, Consumer<StationCommand> effect)
            implements AnswerHandler {

        @Override
        public void settled(StationCommand command) {
            effect.accept(command);
        }
    }

    @Bean
    AnswerHandler reserveNowAnswerV16() {
        return new Answer(
                OcppVersion.V1_6,
                "ReserveNow",
                command ->
                        reserved(
                                command,
                                org.bluehorizons.charging.ocpp.v16.ReserveNow.Response.class,
                                answer -> answer.status()));
    }

    @Bean
    AnswerHandler reserveNowAnswerV201() {
        return new Answer(
                OcppVersion.V2_0_1,
                "ReserveNow",
                command -> reserved(command, ReserveNow.Response.class, answer -> answer.status()));
    }

    @Bean
    AnswerHandler cancelReservationAnswerV16() {
        return new Answer(
                OcppVersion.V1_6,
                "CancelReservation",
                command ->
                        cancelled(
                                command,
                                command.request(
                                                org.bluehorizons.charging.ocpp.v16.CancelReservation
                                                        .Request.class)
                                        .reservationId()));
    }

    @Bean
    AnswerHandler cancelReservationAnswerV201() {
        return new Answer(
                OcppVersion.V2_0_1,
                "CancelReservation",
                command ->
                        cancelled(
                                command,
                                command.request(CancelReservation.Request.class).reservationId()));
    }

    private <R extends Record> void reserved(
            StationCommand command, Class<R> type, Function<R, Enum<?>> status) {
        var reservation =
                table.lockByCommand(command.stationId(), command.id())
                        .filter(one -> one.state() == ReservationState.REQUESTED)
                        .orElse(null);
        if (reservation == null) {
            return;
        }
        switch (command.state()) {
            case ANSWERED -> {
                var word = OcppWord.of(status.apply(command.answer(type)));
                if (word.equals("Accepted")) {
                    move(reservation, ReservationState.ACTIVE, null);
                } else {
                    move(reservation, ReservationState.REFUSED, word);
                }
            }
            case REFUSED -> move(reservation, ReservationState.REFUSED, reason(command));
            case FAILED, EXPIRED -> {
                move(reservation, ReservationState.FAILED, reason(command));
                takeBack(command, reservation);
            }
            case ACCEPTED, SENT -> {}
        }
    }

    /** When it was sent, nobody knows whether the station keeps the charging point. */
    private void takeBack(StationCommand command, Reservation reservation) {
        if (command.sentAt() != null) {
            commands.getObject()
                    .send(
                            new CommandRequest(
                                    command.stationId(),
                                    command.version(),
                                    "CancelReservation",
                                    ReservationCalls.cancel(
                                            command.version(), reservation.number()),
                                    "system"));
        }
    }

    /** A station that refuses to cancel holds no such reservation. */
    private void cancelled(StationCommand command, int number) {
        var reservation =
                table.lockByNumber(command.stationId(), number)
                        .filter(one -> one.state().isOpen())
                        .orElse(null);
        if (reservation == null) {
            return;
        }
        switch (command.state()) {
            case ANSWERED -> move(reservation, ReservationState.CANCELLED, null);
            case REFUSED, FAILED, EXPIRED ->
                    table.note(reservation, "not cancelled: " + reason(command));
            case ACCEPTED, SENT -> {}
        }
    }

    private void move(Reservation reservation, ReservationState state, @Nullable String reason) {
        table.move(List.of(reservation), state, reason, null, clock.instant());
    }

    private static String reason(StationCommand command) {
        return Objects.requireNonNullElse(command.reason(), command.state().word());
    }
}
