package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.GetChargingProfiles;
import org.bluehorizons.charging.ocpp.v201.GetChargingProfiles.GetChargingProfileStatus;
import org.springframework.stereotype.Component;

/** Whether a station will report its profiles. */
@Component
class GetProfilesAnswer201 implements AnswerHandler {

    private final ProfileReports reports;

    GetProfilesAnswer201(ProfileReports reports) {
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetChargingProfiles";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            reports.ended(command.id(), "failed");
        } else if (command.answer(GetChargingProfiles.Response.class).status()
                == GetChargingProfileStatus.NO_PROFILES) {
            reports.ended(command.id(), "empty");
        }
    }
}
