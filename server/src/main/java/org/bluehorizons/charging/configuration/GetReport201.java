package org.bluehorizons.charging.configuration;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GenericDeviceModelStatus;
import org.bluehorizons.charging.ocpp.v201.GetReport;
import org.springframework.stereotype.Component;

/** Whether a custom report will come (B08). */
@Component
class GetReport201 implements AnswerHandler {

    private final Reports reports;

    GetReport201(Reports reports) {
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetReport";
    }

    @Override
    public void settled(StationCommand command) {
        var request = command.request(GetReport.Request.class);
        reports.asked(
                Reports.Kind.VARIABLES,
                command.stationId(),
                request.requestId(),
                false,
                command.acceptedAt());
        if (command.state() != CommandState.ANSWERED) {
            reports.refused(
                    Reports.Kind.VARIABLES,
                    command.stationId(),
                    request.requestId(),
                    command.state().word());
            return;
        }
        var status = command.answer(GetReport.Response.class).status();
        if (status != GenericDeviceModelStatus.ACCEPTED) {
            reports.refused(
                    Reports.Kind.VARIABLES,
                    command.stationId(),
                    request.requestId(),
                    OcppWord.of(status));
        }
    }
}
