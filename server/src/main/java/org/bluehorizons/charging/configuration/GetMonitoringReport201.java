package org.bluehorizons.charging.configuration;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GenericDeviceModelStatus;
import org.bluehorizons.charging.ocpp.v201.GetMonitoringReport;
import org.springframework.stereotype.Component;

/** Whether a report on monitors will come (N02). */
@Component
class GetMonitoringReport201 implements AnswerHandler {

    private final Reports reports;

    GetMonitoringReport201(Reports reports) {
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetMonitoringReport";
    }

    @Override
    public void settled(StationCommand command) {
        var request = command.request(GetMonitoringReport.Request.class);
        var whole = request.componentVariable() == null && request.monitoringCriteria() == null;
        reports.asked(
                Reports.Kind.MONITORS,
                command.stationId(),
                request.requestId(),
                whole,
                command.acceptedAt());
        if (command.state() != CommandState.ANSWERED) {
            reports.refused(
                    Reports.Kind.MONITORS,
                    command.stationId(),
                    request.requestId(),
                    command.state().word());
            return;
        }
        var status = command.answer(GetMonitoringReport.Response.class).status();
        if (status != GenericDeviceModelStatus.ACCEPTED) {
            reports.refused(
                    Reports.Kind.MONITORS,
                    command.stationId(),
                    request.requestId(),
                    OcppWord.of(status));
        }
    }
}
