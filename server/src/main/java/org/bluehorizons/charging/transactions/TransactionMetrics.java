package org.bluehorizons.charging.transactions;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many transactions began, ended and were corrected, and how many values came. */
@Component
class TransactionMetrics {

    private final MeterRegistry registry;

    TransactionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Once they are committed. */
    void count(List<ChargingJournal.Entry> entries) {
        afterCommit(() ->
                entries.forEach(entry ->
                        registry.counter(
                                        "charging.transactions",
                                        "change",
                                        entry.type().substring("transaction.".length()))
                                .increment()));
    }

    /** Sampled values, once they are committed. */
    void countValues(int values) {
        afterCommit(() -> registry.counter("charging.meter.values").increment(values));
    }

    private static void afterCommit(Runnable count) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            count.run();
                        }
                    });
        } else {
            count.run();
        }
    }
}
