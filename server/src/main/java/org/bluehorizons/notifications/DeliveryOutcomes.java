package org.bluehorizons.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts how attempts to send went. */
@Component
class DeliveryOutcomes {

    private final MeterRegistry registry;

    DeliveryOutcomes(MeterRegistry registry) {
        this.registry = registry;
        for (var channel : List.of("email", "sms", "push")) {
            for (var outcome : List.of("sent", "retried", "failed")) {
                counter(channel, outcome);
            }
        }
    }

    /**
     * @param outcome {@code sent}, {@code retried} or {@code failed}
     */
    void count(String channel, String outcome) {
        counter(channel, outcome).increment();
    }

    private Counter counter(String channel, String outcome) {
        return Counter.builder("notifications.attempts")
                .description("Attempts to send a message; failed ones are given up")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(registry);
    }
}
