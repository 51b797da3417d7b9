package org.bluehorizons.charging.configuration;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.GetConfiguration;
import org.springframework.stereotype.Component;

/** Keeps what a 1.6 station told of its keys. */
@Component
class GetConfiguration16 implements AnswerHandler {

    private final Variables variables;
    private final Clock clock;

    GetConfiguration16(Variables variables, Clock clock) {
        this.variables = variables;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "GetConfiguration";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        var now = clock.instant();
        var told = command.answer(GetConfiguration.Response.class).configurationKey();
        var keys = Objects.requireNonNullElse(told, List.<GetConfiguration.KeyValue>of());
        variables.put(
                keys.stream()
                        .map(key ->
                                VariableValue.ofKey(
                                        command.stationId(),
                                        key.key(),
                                        key.value(),
                                        key.readonly(),
                                        false,
                                        now))
                        .toList());
        var asked = command.request(GetConfiguration.Request.class).key();
        // A station that tells nothing at all is rather broken than without settings.
        if ((asked == null || asked.isEmpty()) && !keys.isEmpty()) {
            variables.forgetOlder(command.stationId(), now);
        }
    }
}
