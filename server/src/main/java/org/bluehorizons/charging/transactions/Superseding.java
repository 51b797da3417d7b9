package org.bluehorizons.charging.transactions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.bluehorizons.charging.transactions.TransactionTable.Place;
import org.springframework.stereotype.Component;

/**
 * Ends transactions at whose connector another one begins: there can be only one, so the stop got
 * lost. Should it come after all, it counts.
 */
@Component
class Superseding {

    private final TransactionTable table;
    private final TransactionLedger ledger;

    Superseding(TransactionTable table, TransactionLedger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    void endOpen(Collection<Place> places) {
        endOpen(places, _ -> true);
    }

    /**
     * @param places where transactions begin, and when; those that began later stay
     */
    void endOpen(Collection<Place> places, Predicate<WorkingTransaction> others) {
        var ended = new ArrayList<WorkingTransaction>();
        for (var open : table.lockOpenAt(places)) {
            for (var place : places) {
                if (open.isOpen()
                        && others.test(open)
                        && place.stationId().equals(open.stationId)
                        && !place.at().isBefore(open.startedAt)) {
                    TransactionStep.presumeEnded(
                            open, place.at(), open.heardAt, "Superseded", Flag.SUPERSEDED);
                    ended.add(open);
                }
            }
        }
        ledger.write(ended, Set.of());
    }
}
