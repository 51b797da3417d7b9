package org.bluehorizons.charging.configuration;

import java.time.Clock;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.GetVariables;
import org.bluehorizons.charging.ocpp.v201.GetVariables.GetVariableStatus;
import org.springframework.stereotype.Component;

/** Keeps what a 2.0.1 station told of its variables (B06). */
@Component
class GetVariables201 implements AnswerHandler {

    private final Variables variables;
    private final Clock clock;

    GetVariables201(Variables variables, Clock clock) {
        this.variables = variables;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetVariables";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        var now = clock.instant();
        variables.put(
                command.answer(GetVariables.Response.class).getVariableResult().stream()
                        .filter(told -> told.attributeStatus() == GetVariableStatus.ACCEPTED)
                        .map(told ->
                                VariableValue.of(
                                        command.stationId(),
                                        VariableName.of(told.component(), told.variable()),
                                        told.attributeType(),
                                        told.attributeValue(),
                                        false,
                                        now))
                        .toList());
    }
}
