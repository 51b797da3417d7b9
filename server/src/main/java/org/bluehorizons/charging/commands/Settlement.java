package org.bluehorizons.charging.commands;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended, as the node knows that sent it.
 *
 * @param state answered, refused or failed; accepted when it did not get that far
 * @param response the CALLRESULT's payload, JSON; null unless answered
 * @param reason null when answered
 */
public record Settlement(
        UUID command, CommandState state, @Nullable String response, @Nullable String reason) {

    public static Settlement answered(UUID command, String response) {
        return new Settlement(command, CommandState.ANSWERED, response, null);
    }

    public static Settlement refused(UUID command, String reason) {
        return new Settlement(command, CommandState.REFUSED, null, reason);
    }

    public static Settlement failed(UUID command, String reason) {
        return new Settlement(command, CommandState.FAILED, null, reason);
    }

    /** It never was on the wire. */
    public static Settlement unsent(UUID command) {
        return new Settlement(command, CommandState.ACCEPTED, null, null);
    }

    /** One that may be repeated is sent again when the station is back; another has failed. */
    public static Settlement lost(UUID command) {
        return new Settlement(
                command,
                CommandState.ACCEPTED,
                null,
                "the connection was lost before the station answered");
    }
}
