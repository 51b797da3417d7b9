package org.bluehorizons.ingestion.firstdata;

import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides, at the first start of a platform and never again, whether it needs first data: when
 * there is no region and no place. In a cluster one node decides. Switched off by {@code
 * bluehorizons.ingestion.first-data}.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
@ConditionalOnBooleanProperty(name = "bluehorizons.ingestion.first-data", matchIfMissing = true)
class FirstData {

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Tasks tasks;

    FirstData(JdbcClient database, TransactionTemplate transactions, Tasks tasks) {
        this.database = database;
        this.transactions = transactions;
        this.tasks = tasks;
    }

    @EventListener(ApplicationReadyEvent.class)
    void decide() {
        transactions.executeWithoutResult(_ -> {
            if (isFirstStart() && isEmpty()) {
                tasks.submit(NewTask.of(FirstPlaces.TYPE, new FirstPlaces.Singapore()));
            }
        });
    }

    private boolean isFirstStart() {
        return database.sql(
                                """
                                INSERT INTO ingestion.first_data (name) VALUES ('decided')
                                ON CONFLICT (name) DO NOTHING
                                """)
                        .update()
                == 1;
    }

    private boolean isEmpty() {
        return database.sql(
                        """
                        SELECT NOT EXISTS (SELECT FROM ingestion.region)
                           AND NOT EXISTS (SELECT FROM ingestion.place)
                        """)
                .query(Boolean.class)
                .single();
    }
}
