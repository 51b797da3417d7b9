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
    }

    void settled(Command command) {
        Counter.builder("vehicles.commands")
                .description("Commands that came to their end")
                .tag("kind", command.kind().word())
                .tag("outcome", command.state().word())
                .register(registry)
                .increment();
        var settledAt = command.settledAt();
        if (settledAt != null) {
            Timer.builder("vehicles.command.latency")
                    .description("From acceptance to the end")
                    .tag("outcome", command.state().word())
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(5))
                    .maximumExpectedValue(Duration.ofMinutes(1))
                    .register(registry)
                    .record(Duration.between(command.acceptedAt(), settledAt));
        }
    }
}
