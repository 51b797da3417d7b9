package org.bluehorizons.charging.configuration;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GenericDeviceModelStatus;
import org.bluehorizons.charging.ocpp.v201.GetBaseReport;
import org.bluehorizons.charging.ocpp.v201.GetBaseReport.ReportBase;
import org.springframework.stereotype.Component;

/** Whether a base report will come (B07). */
@Component
class GetBaseReport201 implements AnswerHandler {

    private final Reports reports;

    GetBaseReport201(Reports reports) {
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetBaseReport";
    }

    @Override
    public void settled(StationCommand command) {
        var request = command.request(GetBaseReport.Request.class);
        var whole = request.reportBase() == ReportBase.FULL_INVENTORY;
        reports.asked(
                Reports.Kind.VARIABLES,
                command.stationId(),
                request.requestId(),
                whole,
                command.acceptedAt());
        if (command.state() != CommandState.ANSWERED) {
            reports.refused(
                    Reports.Kind.VARIABLES,
                    command.stationId(),
                    request.requestId(),
                    command.state().word());
            return;
        }
        var status = command.answer(GetBaseReport.Response.class).status();
        if (status != GenericDeviceModelStatus.ACCEPTED) {
            reports.refused(
                    Reports.Kind.VARIABLES,
                    command.stationId(),
                    request.requestId(),
                    OcppWord.of(status));
        }
    }
}
