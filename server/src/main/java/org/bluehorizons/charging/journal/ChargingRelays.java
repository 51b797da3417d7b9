package org.bluehorizons.charging.journal;

import java.util.List;
import java.util.concurrent.Executors;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.JournalRelay;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps every {@link ChargingListener} going. */
@Component
@ConditionalOnRole(Role.WORKERS)
class ChargingRelays {

    /** Listeners take what comes by the hundred thousand together. */
    private static final int AT_ONCE = 1_000;

    private final List<JournalRelay<ChargingEvent>> relays;

    ChargingRelays(
            List<ChargingListener> listeners,
            JdbcClient database,
            TransactionOperations transactions) {
        this.relays =
                listeners.stream()
                        .map(listener ->
                                new JournalRelay<>(
                                        "charging." + listener.name(),
                                        "charging.event",
                                        listener.types(),
                                        AT_ONCE,
                                        ChargingEvent::read,
                                        listener::takeAll,
                                        database,
                                        transactions))
                        .toList();
    }

    /** Each on a thread of its own, so that a slow listener delays no other. */
    @Scheduled(fixedDelayString = "PT0.25S")
    void run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            relays.forEach(relay -> threads.execute(relay::run));
        }
    }
}
