package org.bluehorizons.charging.diagnostics;

import java.time.Clock;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.diagnostics.LogJobs.Reception;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GetLog;
import org.springframework.stereotype.Component;

/** Whether a station will upload what it was asked for (2.0.1, N01). */
@Component
class GetLog201 implements AnswerHandler {

    private final LogJobs jobs;
    private final Clock clock;

    GetLog201(LogJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetLog";
    }

    @Override
    public void settled(StationCommand command) {
        var draft = LogDrafts.of(command.request(GetLog.Request.class));
        var now = clock.instant();
        if (command.state() != CommandState.ANSWERED) {
            jobs.answered(
                    command, draft, new Reception("refused", null, command.state().word()), now);
            return;
        }
        var answer = command.answer(GetLog.Response.class);
        switch (answer.status()) {
            case ACCEPTED ->
                    jobs.answered(
                            command,
                            draft,
                            new Reception("accepted", answer.filename(), null),
                            now);
            case ACCEPTED_CANCELED -> {
                jobs.answered(
                        command, draft, new Reception("accepted", answer.filename(), null), now);
                jobs.cancelOthers(command, now);
            }
            case REJECTED ->
                    jobs.answered(
                            command,
                            draft,
                            new Reception("refused", null, OcppWord.of(answer.status())),
                            now);
        }
    }
}
