package org.bluehorizons.notifications;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many messages wait. */
@Component
@ConditionalOnRole(Role.WORKERS)
class NotificationMetrics {

    private final WaitingMessages messages;
    private final AtomicReference<Map<String, Long>> waiting = new AtomicReference<>(Map.of());

    NotificationMetrics(MeterRegistry registry, WaitingMessages messages) {
        this.messages = messages;
        for (var channel : List.of("email", "sms", "push")) {
            Gauge.builder(
                            "notifications.waiting",
                            waiting,
                            known -> known.get().getOrDefault(channel, 0L))
                    .description("Messages that wait to be sent, of all nodes")
                    .tag("channel", channel)
                    .register(registry);
        }
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void look() {
        waiting.set(messages.count());
    }
}
