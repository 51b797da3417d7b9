package org.bluehorizons.charging.diagnostics;

import java.time.Clock;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.diagnostics.LogJobs.Reception;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.GetDiagnostics;
import org.springframework.stereotype.Component;

/** Whether a station will upload what it was asked for (1.6, 5.9). */
@Component
class GetDiagnostics16 implements AnswerHandler {

    private final LogJobs jobs;
    private final Clock clock;

    GetDiagnostics16(LogJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "GetDiagnostics";
    }

    @Override
    public void settled(StationCommand command) {
        var draft = LogDrafts.of(command.request(GetDiagnostics.Request.class));
        var now = clock.instant();
        if (command.state() != CommandState.ANSWERED) {
            jobs.answered(
                    command, draft, new Reception("refused", null, command.state().word()), now);
            return;
        }
        var answer = command.answer(GetDiagnostics.Response.class);
        jobs.answered(
                command,
                draft,
                answer.fileName() == null || answer.fileName().isEmpty()
                        ? new Reception("refused", null, "nothing to upload")
                        : new Reception("accepted", answer.fileName(), null),
                now);
    }
}
