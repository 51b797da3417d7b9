package org.bluehorizons.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts how attempts to send went. */
@Component
class DeliveryOutcomes {

    private final MeterRegistry registry;

    DeliveryOutcomes(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param outcome {@code sent}, {@code retried} or {@code failed}
     */
    void count(String channel, String outcome) {
        Counter.builder("notifications.attempts")
                .description("Attempts to send a message; failed ones are given up")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
