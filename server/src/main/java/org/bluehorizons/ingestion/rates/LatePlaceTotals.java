package org.bluehorizons.ingestion.rates;

import java.util.Optional;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the totals of places anew when they are behind: places have moved, a file was not in the
 * order of days, or an older release has loaded prices. Until then readers add pairs up. One node
 * at a time; loads of prices wait meanwhile.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class LatePlaceTotals {

    private static final Logger LOG = LoggerFactory.getLogger(LatePlaceTotals.class);

    private final JdbcClient database;
    private final TransactionTemplate transactions;

    LatePlaceTotals(JdbcClient database, TransactionTemplate transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    void catchUp() {
        if (behind().isPresent()) {
            transactions.executeWithoutResult(_ -> {
                new PriceTotals(database).lock();
                behind().ifPresent(this::makeAnew);
            });
        }
    }

    private void makeAnew(int generation) {
        var from = System.nanoTime();
        new PlaceTotals(database).makeAnew(generation);
        LOG.info(
                "made the totals of places of generation {} of prices anew in {} ms",
                generation,
                (System.nanoTime() - from) / 1_000_000);
    }

    /** The generation that readers see. */
    private Optional<Integer> behind() {
        return database.sql(
                        """
                        SELECT generation FROM ingestion.price_state
                        JOIN ingestion.price_generation USING (generation)
                        WHERE place_version IS DISTINCT FROM version
                        """)
                .query(Integer.class)
                .optional();
    }
}
