package org.bluehorizons.vehicles.history;

import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.vehicles.telemetry.TelemetrySettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes what stood in quarantine long enough. */
@Component
class QuarantineRetention extends Chore {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient database;
    private final TelemetrySettings settings;

    QuarantineRetention(JdbcClient database, TelemetrySettings settings) {
        super(
                "vehicles.quarantine-retention",
                "Deletes what stood in quarantine long enough",
                "0 7 * * * *");
        this.database = database;
        this.settings = settings;
    }

    @Override
    protected void work(TaskRun run) {
        while (deleteSome() == AT_ONCE) {
            // A few at a time, so that no transaction is long.
        }
    }

    private int deleteSome() {
        return database.sql(
                        """
                        DELETE FROM vehicles.quarantine
                        WHERE id IN (SELECT id FROM vehicles.quarantine
                                     WHERE received_at < now() - :days * interval '1 day'
                                     LIMIT :most)
                        """)
                .param("days", settings.quarantineRetentionDays())
                .param("most", AT_ONCE)
                .update();
    }
}
