package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ClearChargingProfile;
import org.springframework.stereotype.Component;

/** The profiles are gone, also when the station says that it knew none of them. */
@Component
class ClearProfileAnswer16 implements AnswerHandler {

    private final ProfileStore store;

    ClearProfileAnswer16(ProfileStore store) {
        this.store = store;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "ClearChargingProfile";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() == CommandState.ANSWERED) {
            store.cleared(
                    command.stationId(),
                    Clearing16.read(command.request(ClearChargingProfile.Request.class)));
        }
    }
}
