package org.bluehorizons.charging.configuration;

import java.time.Clock;
import java.util.ArrayList;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.SetVariableMonitoring;
import org.bluehorizons.charging.ocpp.v201.SetVariableMonitoring.SetMonitoringData;
import org.bluehorizons.charging.ocpp.v201.SetVariableMonitoring.SetMonitoringStatus;
import org.springframework.stereotype.Component;

/** Keeps the monitors that a station took over (N04). */
@Component
class SetVariableMonitoring201 implements AnswerHandler {

    private final Monitors monitors;
    private final Clock clock;

    SetVariableMonitoring201(Monitors monitors, Clock clock) {
        this.monitors = monitors;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "SetVariableMonitoring";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        var wanted = command.request(SetVariableMonitoring.Request.class).setMonitoringData();
        var taken = new ArrayList<Monitors.Monitor>();
        for (var result :
                command.answer(SetVariableMonitoring.Response.class).setMonitoringResult()) {
            var id = result.id();
            if (result.status() == SetMonitoringStatus.ACCEPTED && id != null) {
                var name = VariableName.of(result.component(), result.variable());
                var data =
                        wanted.stream()
                                .filter(one ->
                                        one.type() == result.type()
                                                && VariableName.of(one.component(), one.variable())
                                                        .equals(name))
                                .findFirst();
                taken.add(
                        new Monitors.Monitor(
                                command.stationId(),
                                id,
                                name,
                                OcppWord.of(result.type()),
                                data.map(SetMonitoringData::value).orElse(null),
                                result.severity(),
                                data.map(SetMonitoringData::transaction).orElse(null),
                                clock.instant()));
            }
        }
        monitors.put(taken);
    }
}
