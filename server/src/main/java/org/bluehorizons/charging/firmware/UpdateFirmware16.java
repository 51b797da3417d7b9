package org.bluehorizons.charging.firmware;

import java.time.Clock;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.UpdateFirmware;
import org.springframework.stereotype.Component;

/** Whether a station takes a firmware job (1.6, 5.19): its answer says nothing else. */
@Component
class UpdateFirmware16 implements AnswerHandler {

    private final FirmwareJobs jobs;
    private final Clock clock;

    UpdateFirmware16(FirmwareJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
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
        jobs.answered(command, draft, FirmwareState.ACCEPTED, null, now);
    }
}
