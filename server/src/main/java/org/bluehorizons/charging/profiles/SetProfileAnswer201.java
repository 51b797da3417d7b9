package org.bluehorizons.charging.profiles;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.SetChargingProfile;
import org.bluehorizons.charging.profiles.ProfileOutcome.Result;
import org.springframework.stereotype.Component;

/** Whether a station has taken a profile. */
@Component
class SetProfileAnswer201 implements AnswerHandler {

    private final ProfileSettlement settlement;

    SetProfileAnswer201(ProfileSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "SetChargingProfile";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            settlement.settled(Unanswered.of(command));
            return;
        }
        var answer = command.answer(SetChargingProfile.Response.class);
        settlement.settled(
                new ProfileOutcome(
                        command.id(),
                        result(answer.status()),
                        answer.status() == SetChargingProfile.ChargingProfileStatus.ACCEPTED
                                ? null
                                : OcppWord.of(answer.status())));
    }

    private static Result result(SetChargingProfile.ChargingProfileStatus status) {
        return switch (status) {
            case ACCEPTED -> Result.ACCEPTED;
            case REJECTED -> Result.REJECTED;
        };
    }
}
