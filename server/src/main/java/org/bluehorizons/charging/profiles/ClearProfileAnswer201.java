package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.ClearChargingProfile;
import org.springframework.stereotype.Component;

/** The profiles are gone, also when the station says that it knew none of them. */
@Component
class ClearProfileAnswer201 implements AnswerHandler {

    private final ProfileStore store;

    ClearProfileAnswer201(ProfileStore store) {
        this.store = store;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
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
                    Clearing201.read(command.request(ClearChargingProfile.Request.class)));
        }
    }
}
