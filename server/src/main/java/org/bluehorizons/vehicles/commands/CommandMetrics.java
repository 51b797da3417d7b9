package org.bluehorizons.vehicles.commands;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How commands end, and how long they take. */
@Component
final class CommandMetrics {

    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var state : CommandState.values()) {
            if (!state.isOpen()) {
                latency(state);
                for (var kind : CommandKind.values()) {
                    ends(kind, state);
                }
            }
        }
    }

    void settled(Command command) {
        ends(command.kind(), command.state()).increment();
        var settledAt = command.settledAt();
        if (settledAt != null) {
            latency(command.state()).record(Duration.between(command.acceptedAt(), settledAt));
        }
    }

    private Counter ends(CommandKind kind, CommandState state) {
        return Counter.builder("vehicles.commands")
                .description("Commands that came to their end")
                .tag("kind", kind.word())
                .tag("outcome", state.word())
                .register(registry);
    }

    private Timer latency(CommandState state) {
        return Timer.builder("vehicles.command.latency")
                .description("From acceptance to the end")
                .tag("outcome", state.word())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }
}
