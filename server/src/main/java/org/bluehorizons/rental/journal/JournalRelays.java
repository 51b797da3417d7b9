package org.bluehorizons.rental.journal;

import java.util.List;
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
                                        RentalEvent::read,
                                        listener::take,
                                        database,
                                        transactions))
                        .toList();
    }

    @Scheduled(fixedDelayString = "PT0.25S")
    void run() {
        relays.forEach(JournalRelay::run);
    }
}
