package org.bluehorizons.rental.journal;

import java.util.List;
import java.util.concurrent.Executors;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.JournalRelay;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps every {@link JournalListener} going. */
@Component
@ConditionalOnRole(Role.WORKERS)
class JournalRelays {

    /** Few: each event has its listeners' work done one by one. */
    private static final int AT_ONCE = 200;

    private final List<JournalRelay<RentalEvent>> relays;

    JournalRelays(
            List<JournalListener> listeners,
            JdbcClient database,
            TransactionOperations transactions) {
        this.relays =
                listeners.stream()
                        .map(listener ->
                                new JournalRelay<>(
                                        "rental." + listener.name(),
                                        "rental.event",
                                        listener.types(),
                                        AT_ONCE,
                                        RentalEvent::read,
                                        events -> events.forEach(listener::take),
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
