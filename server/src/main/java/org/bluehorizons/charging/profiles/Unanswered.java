package org.bluehorizons.charging.profiles;

import java.util.Objects;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.profiles.ProfileOutcome.Result;

/** What a command without an answer says of the profile that it was to set. */
final class Unanswered {

    private Unanswered() {}

    /** A refusal, or a command that never was on the wire, has changed nothing. */
    static ProfileOutcome of(StationCommand command) {
        var refused = command.state() == CommandState.REFUSED || command.sentAt() == null;
        return new ProfileOutcome(
                command.id(),
                refused ? Result.REJECTED : Result.UNKNOWN,
                Objects.requireNonNullElse(command.reason(), command.state().word()));
    }
}
