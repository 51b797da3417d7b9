package org.bluehorizons.exports;

import java.time.Duration;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.stereotype.Component;

/**
 * Ends exports whose tasks are over, and forgets who asked for what after a quarter; by then the
 * files are gone.
 */
@Component
class ExportRetention extends Chore {

    private static final Duration KEPT = Duration.ofDays(90);

    private final ExportTable table;
    private final AbandonedExports abandoned;

    ExportRetention(ExportTable table, AbandonedExports abandoned) {
        super("exports.sweep", "Forgets exports after 90 days", "0 40 * * * *");
        this.table = table;
        this.abandoned = abandoned;
    }

    @Override
    protected void work(TaskRun run) {
        abandoned.end(table.underWay());
        table.forget(KEPT);
    }
}
