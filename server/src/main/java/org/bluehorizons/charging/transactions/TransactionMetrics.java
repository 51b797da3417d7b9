package org.bluehorizons.charging.transactions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How many transactions began, ended and were corrected, and how many values came. */
@Component
class TransactionMetrics {

    private final MeterRegistry registry;
    private final Counter values;

    TransactionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.values =
                Counter.builder("charging.meter.values")
                        .description("Sampled values of meters, committed")
                        .register(registry);
        Stream.of(
                        TransactionEntries.STARTED,
                        TransactionEntries.UPDATED,
                        TransactionEntries.ENDED,
                        TransactionEntries.CORRECTED)
                .forEach(this::changes);
    }

    /** Once they are committed. */
    void count(List<ChargingJournal.Entry> entries) {
        afterCommit(() -> entries.forEach(entry -> changes(entry.type()).increment()));
    }

    /** Sampled values, once they are committed. */
    void countValues(int sampled) {
        afterCommit(() -> values.increment(sampled));
    }

    private Counter changes(String type) {
        return Counter.builder("charging.transactions")
                .description("Changes of charging transactions")
                .tag("change", type.substring("transaction.".length()))
                .register(registry);
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
