package org.bluehorizons.charging.transactions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.springframework.stereotype.Component;

/**
 * Writes transactions that messages have changed: settles those that have ended, and tells the
 * journal what is different from before. Joins the caller's transaction.
 */
@Component
class TransactionLedger {

    private final TransactionWriter writer;
    private final Settlement settlement;
    private final ChargingJournal journal;
    private final TransactionMetrics metrics;

    TransactionLedger(
            TransactionWriter writer,
            Settlement settlement,
            ChargingJournal journal,
            TransactionMetrics metrics) {
        this.writer = writer;
        this.settlement = settlement;
        this.journal = journal;
        this.metrics = metrics;
    }

    /**
     * Writes them with what follows from their changes.
     *
     * @param withNewValues those for which meter values were stored
     */
    void write(Collection<WorkingTransaction> transactions, Set<UUID> withNewValues) {
        var settled = new ArrayList<WorkingTransaction>();
        for (var transaction : transactions) {
            if (transaction.isOpen()) {
                continue;
            }
            if (transaction.hadEnded() && !transaction.missingSeq.isEmpty()) {
                // More is to come at once; one look at the end of it is enough.
                transaction.energyDue = true;
            } else if (transaction.changed() || withNewValues.contains(transaction.id)) {
                settled.add(transaction);
            }
        }
        settle(settled);
        writeSettled(transactions);
    }

    /** Energy and cost anew. */
    void settle(List<WorkingTransaction> transactions) {
        if (!transactions.isEmpty()) {
            settlement.measure(transactions);
            settlement.price(transactions);
        }
    }

    /** Writes them as they are. */
    void writeSettled(Collection<WorkingTransaction> transactions) {
        var changed = transactions.stream().filter(WorkingTransaction::changed).toList();
        writer.writeAll(changed);
        writer.writeProgress(
                transactions.stream().filter(transaction -> !transaction.changed()).toList());
        var entries = changed.stream().flatMap(TransactionEntries::of).toList();
        journal.record(entries);
        metrics.count(entries);
    }
}
