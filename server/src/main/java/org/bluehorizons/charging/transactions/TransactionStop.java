package org.bluehorizons.charging.transactions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.RemoteStopTransaction;
import org.bluehorizons.charging.ocpp.v201.RequestStopTransaction;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks the station to stop a transaction. Its end comes later, by its own message. */
@Component
@ConditionalOnRole(Role.API)
class TransactionStop {

    private final StationCommands commands;

    TransactionStop(StationCommands commands) {
        this.commands = commands;
    }

    /** What came of asking. */
    @Schema(name = "ChargingTransactionStop")
    record Outcome(
            UUID commandId,
            @Schema(
                            description =
                                    "accepted and sent: not answered yet; answered, refused, failed, expired.",
                            example = "answered")
                    String state,
            @Schema(description = "The station's answer.", example = "Accepted")
                    @Nullable String status,
            @Nullable String reason) {

        boolean isOpen() {
            return state.equals(CommandState.ACCEPTED.word())
                    || state.equals(CommandState.SENT.word());
        }
    }

    /**
     * Call it outside any transaction.
     *
     * @throws ProblemException when it has ended
     */
    Outcome ask(ChargingTransaction transaction, Duration patience, Actor actor) {
        if (!transaction.isOpen()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "transaction_ended",
                    "The transaction ended at %s.".formatted(transaction.stoppedAt()));
        }
        var version =
                transaction.ocppVersion().equals(OcppVersion.V1_6.word())
                        ? OcppVersion.V1_6
                        : OcppVersion.V2_0_1;
        var id =
                commands.send(
                        new CommandRequest(
                                transaction.stationId(),
                                version,
                                action(version),
                                request(version, transaction.ocppId()),
                                actor.name()));
        return outcome(commands.await(id, patience));
    }

    private static String action(OcppVersion version) {
        return switch (version) {
            case V1_6 -> "RemoteStopTransaction";
            case V2_0_1 -> "RequestStopTransaction";
        };
    }

    private static Record request(OcppVersion version, String ocppId) {
        return switch (version) {
            case V1_6 -> new RemoteStopTransaction.Request(Integer.valueOf(ocppId));
            case V2_0_1 -> new RequestStopTransaction.Request(ocppId);
        };
    }

    private static Outcome outcome(StationCommand command) {
        return new Outcome(command.id(), command.state().word(), status(command), command.reason());
    }

    private static @Nullable String status(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return null;
        }
        return switch (command.version()) {
            case V1_6 -> OcppWord.of(command.answer(RemoteStopTransaction.Response.class).status());
            case V2_0_1 ->
                    OcppWord.of(command.answer(RequestStopTransaction.Response.class).status());
        };
    }
}
