package org.bluehorizons.charging.configuration;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.ClearVariableMonitoring;
import org.bluehorizons.charging.ocpp.v201.ClearVariableMonitoring.ClearMonitoringResult;
import org.bluehorizons.charging.ocpp.v201.ClearVariableMonitoring.ClearMonitoringStatus;
import org.springframework.stereotype.Component;

/** Forgets the monitors that a station has not any more (N06). */
@Component
class ClearVariableMonitoring201 implements AnswerHandler {

    private final Monitors monitors;

    ClearVariableMonitoring201(Monitors monitors) {
        this.monitors = monitors;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "ClearVariableMonitoring";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        monitors.remove(
                command.stationId(),
                command
                        .answer(ClearVariableMonitoring.Response.class)
                        .clearMonitoringResult()
                        .stream()
                        .filter(result -> result.status() != ClearMonitoringStatus.REJECTED)
                        .map(ClearMonitoringResult::id)
                        .toList());
    }
}
