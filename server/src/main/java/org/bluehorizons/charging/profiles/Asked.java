package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.bluehorizons.charging.commands.StationCommand;
import org.jspecify.annotations.Nullable;

/**
 * What asking a station has come to.
 *
 * @param state of the command: accepted, sent, answered, refused, failed, expired
 */
@Schema(name = "ChargingProfileCommand")
record Asked(UUID commandId, @Schema(example = "answered") String state, @Nullable String reason) {

    static Asked of(StationCommand command) {
        return new Asked(command.id(), command.state().word(), command.reason());
    }
}
