package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.springframework.stereotype.Component;

/** Whether a station has taken a profile. */
@Component
class SetProfileAnswer16 implements AnswerHandler {

    private final ProfileSettlement settlement;

    SetProfileAnswer16(ProfileSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "SetChargingProfile";
    }

    @Override
    public void settled(StationCommand command) {
        settlement.settled(ProfileOutcomes.of(command));
    }
}
