package org.bluehorizons.charging.configuration;

import java.time.Clock;
import java.util.List;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration;
import org.bluehorizons.charging.ocpp.v16.ChangeConfiguration.Status;
import org.bluehorizons.charging.operations.Secrets;
import org.springframework.stereotype.Component;

/** Keeps what a 1.6 station took over; what concerns its password goes to {@link NextPasswords}. */
@Component
class ChangeConfiguration16 implements AnswerHandler {

    private final Variables variables;
    private final NextPasswords passwords;
    private final Clock clock;

    ChangeConfiguration16(Variables variables, NextPasswords passwords, Clock clock) {
        this.variables = variables;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "ChangeConfiguration";
    }

    @Override
    public void settled(StationCommand command) {
        var request = command.request(ChangeConfiguration.Request.class);
        var taken =
                command.state() == CommandState.ANSWERED
                        && isTaken(command.answer(ChangeConfiguration.Response.class).status());
        if (taken) {
            variables.put(
                    List.of(
                            VariableValue.ofKey(
                                    command.stationId(),
                                    request.key(),
                                    request.value(),
                                    null,
                                    command.answer(ChangeConfiguration.Response.class).status()
                                            == Status.REBOOT_REQUIRED,
                                    clock.instant())));
        }
        if (Secrets.isSecret(request.key())) {
            passwords.settled(command, taken);
        }
    }

    private static boolean isTaken(Status status) {
        return switch (status) {
            case ACCEPTED, REBOOT_REQUIRED -> true;
            case REJECTED, NOT_SUPPORTED -> false;
        };
    }
}
