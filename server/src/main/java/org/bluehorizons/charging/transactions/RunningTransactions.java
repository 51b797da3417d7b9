package org.bluehorizons.charging.transactions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.tariffs.RunningCosts;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks after what no message does: the cost of running transactions once a minute, and the energy
 * of those with values that had to wait for a look at all of them. Several nodes share the work.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class RunningTransactions {

    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final TransactionTable table;
    private final TransactionLedger ledger;
    private final Settlement settlement;
    private final RunningCosts costs;
    private final TransactionSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    RunningTransactions(
            JdbcClient database,
            TransactionTable table,
            TransactionLedger ledger,
            Settlement settlement,
            RunningCosts costs,
            TransactionSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.ledger = ledger;
        this.settlement = settlement;
        this.costs = costs;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void run() {
        var done = AT_ONCE;
        while (done == AT_ONCE) {
            done = Objects.requireNonNull(transactions.execute(_ -> some()));
        }
    }

    private int some() {
        var due = table.lock(due());
        settlement.measure(due.stream().filter(transaction -> transaction.energyDue).toList());
        settlement.price(due);
        ledger.writeSettled(due);
        tell(due);
        return due.size();
    }

    /** Drivers see it on the station's display; what it says already need not be said again. */
    private void tell(List<WorkingTransaction> priced) {
        var news = new ArrayList<RunningCosts.Total>();
        for (var transaction : priced) {
            var amount = transaction.costAmount;
            if (amount != null
                    && transaction.isOpen()
                    && transaction.ocppVersion.equals(OcppVersion.V2_0_1.word())
                    && transaction.changed("cost_amount")) {
                news.add(new RunningCosts.Total(transaction.stationId, transaction.ocppId, amount));
            }
        }
        costs.tell(news);
    }

    private List<UUID> due() {
        return database.sql(
                        """
                        SELECT id FROM charging.transaction
                        WHERE (stopped_at IS NULL AND (cost_at IS NULL OR cost_at < :before::timestamptz))
                           OR (energy_due AND stopped_at IS NOT NULL)
                        ORDER BY id
                        LIMIT :most
                        FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .param(
                        "before",
                        TransactionTable.text(clock.instant().minus(settings.runningCostEvery())))
                .param("most", AT_ONCE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
