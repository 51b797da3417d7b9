package org.bluehorizons.charging.firmware;

import java.time.Clock;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.UpdateFirmware;
import org.springframework.stereotype.Component;

/** Whether a station takes a firmware job (2.0.1, L01). */
@Component
class UpdateFirmware201 implements AnswerHandler {

    private final FirmwareJobs jobs;
    private final Clock clock;

    UpdateFirmware201(FirmwareJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "UpdateFirmware";
    }

    @Override
    public void settled(StationCommand command) {
        var draft = FirmwareDrafts.of(command.request(UpdateFirmware.Request.class));
        var now = clock.instant();
        if (command.state() != CommandState.ANSWERED) {
            jobs.answered(command, draft, FirmwareState.REFUSED, command.state().word(), now);
            return;
        }
        var status = command.answer(UpdateFirmware.Response.class).status();
        switch (status) {
            case ACCEPTED -> jobs.answered(command, draft, FirmwareState.ACCEPTED, null, now);
            case ACCEPTED_CANCELED -> {
                jobs.answered(command, draft, FirmwareState.ACCEPTED, null, now);
                jobs.cancelOthers(command, now);
            }
            case REJECTED, INVALID_CERTIFICATE, REVOKED_CERTIFICATE ->
                    jobs.answered(command, draft, FirmwareState.REFUSED, OcppWord.of(status), now);
        }
    }
}
