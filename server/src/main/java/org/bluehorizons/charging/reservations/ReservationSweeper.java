package org.bluehorizons.charging.reservations;

import java.time.Clock;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends reservations whose time is over; stations do so by themselves, those of 1.6 without a word.
 * Any number of nodes may run it.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class ReservationSweeper {

    private static final int AT_ONCE = 500;

    private final ReservationTable table;
    private final TransactionOperations transactions;
    private final Clock clock;

    ReservationSweeper(ReservationTable table, TransactionOperations transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void sweep() {
        transactions.executeWithoutResult(_ -> {
            var now = clock.instant();
            table.move(table.lockOverdue(now, AT_ONCE), ReservationState.EXPIRED, null, null, now);
        });
    }
}
