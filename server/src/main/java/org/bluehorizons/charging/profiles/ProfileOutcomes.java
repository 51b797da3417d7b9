package org.bluehorizons.charging.profiles;

import java.util.Objects;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.SetChargingProfile;
import org.bluehorizons.charging.profiles.ProfileOutcome.Result;

/** Reads how a {@code SetChargingProfile} of either version ended. */
final class ProfileOutcomes {

    private ProfileOutcomes() {}

    static ProfileOutcome of(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return new ProfileOutcome(
                    command.id(),
                    unanswered(command),
                    Objects.requireNonNullElse(command.reason(), command.state().word()));
        }
        return switch (command.version()) {
            case V1_6 -> of16(command);
            case V2_0_1 -> of201(command);
        };
    }

    private static Result unanswered(StationCommand command) {
        if (command.state() == CommandState.REFUSED) {
            return Result.REJECTED;
        }
        return command.attempts() == 0 && command.sentAt() == null ? Result.UNSENT : Result.UNKNOWN;
    }

    private static ProfileOutcome of16(StationCommand command) {
        var status = command.answer(SetChargingProfile.Response.class).status();
        return switch (status) {
            case ACCEPTED -> accepted(command);
            case REJECTED, NOT_SUPPORTED -> rejected(command, status);
        };
    }

    private static ProfileOutcome of201(StationCommand command) {
        var status =
                command.answer(
                                org.bluehorizons.charging.ocpp.v201.SetChargingProfile.Response
                                        .class)
                        .status();
        return switch (status) {
            case ACCEPTED -> accepted(command);
            case REJECTED -> rejected(command, status);
        };
    }

    private static ProfileOutcome accepted(StationCommand command) {
        return new ProfileOutcome(command.id(), Result.ACCEPTED, null);
    }

    private static ProfileOutcome rejected(StationCommand command, Enum<?> status) {
        return new ProfileOutcome(command.id(), Result.REJECTED, OcppWord.of(status));
    }
}
