package org.bluehorizons.charging.configuration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.Attribute;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableData;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableResult;
import org.bluehorizons.charging.ocpp.v201.SetVariables.SetVariableStatus;
import org.bluehorizons.charging.operations.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what a 2.0.1 station took over (B05); what concerns its password goes to {@link
 * NextPasswords}.
 */
@Component
class SetVariables201 implements AnswerHandler {

    private final Variables variables;
    private final NextPasswords passwords;
    private final Clock clock;

    SetVariables201(Variables variables, NextPasswords passwords, Clock clock) {
        this.variables = variables;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "SetVariables";
    }

    @Override
    public void settled(StationCommand command) {
        var request = command.request(SetVariables.Request.class).setVariableData();
        var results =
                command.state() == CommandState.ANSWERED
                        ? command.answer(SetVariables.Response.class).setVariableResult()
                        : List.<SetVariableResult>of();
        var taken = new ArrayList<VariableValue>();
        for (var data : request) {
            var status = status(data, results);
            if (isTaken(status)) {
                taken.add(
                        VariableValue.of(
                                command.stationId(),
                                VariableName.of(data.component(), data.variable()),
                                data.attributeType(),
                                data.attributeValue(),
                                status == SetVariableStatus.REBOOT_REQUIRED,
                                clock.instant()));
            }
            if (Secrets.isSecret(data.variable().name())) {
                passwords.settled(command, isTaken(status));
            }
        }
        variables.put(taken);
    }

    /** Null when the station did not say; results come in any order. */
    private static @Nullable SetVariableStatus status(
            SetVariableData data, List<SetVariableResult> results) {
        return results.stream()
                .filter(result ->
                        VariableName.of(result.component(), result.variable())
                                        .equals(VariableName.of(data.component(), data.variable()))
                                && attribute(result.attributeType())
                                        == attribute(data.attributeType()))
                .map(SetVariableResult::attributeStatus)
                .findFirst()
                .orElse(null);
    }

    private static Attribute attribute(@Nullable Attribute given) {
        return Objects.requireNonNullElse(given, Attribute.ACTUAL);
    }

    private static boolean isTaken(@Nullable SetVariableStatus status) {
        return status == SetVariableStatus.ACCEPTED || status == SetVariableStatus.REBOOT_REQUIRED;
    }
}
