package org.bluehorizons.exports;

import java.time.Duration;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.stereotype.Component;

/** Forgets who asked for what after a quarter; by then the files are gone. */
@Component
class ExportRetention extends Chore {

    private static final Duration KEPT = Duration.ofDays(90);

    /** With all its attempts an export takes hours at most. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ExportTable table;

    ExportRetention(ExportTable table) {
        super("exports.sweep", "Forgets exports after 90 days", "0 40 * * * *");
        this.table = table;
    }

    @Override
    protected void work(TaskRun run) {
        table.giveUp(LONGEST);
        table.forget(KEPT);
    }
}
