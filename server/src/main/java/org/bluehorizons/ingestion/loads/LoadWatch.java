package org.bluehorizons.ingestion.loads;

import java.time.Duration;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after loads that nobody runs: raises the alarm of those that wait beyond their deadline,
 * and gives silent ones a new task, should theirs have been cancelled or be a dead letter.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class LoadWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LoadWatch.class);
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final LoadStore store;
    private final LoadMetrics metrics;
    private final LoadTaskHandler handler;
    private final Tasks tasks;

    LoadWatch(LoadStore store, LoadMetrics metrics, LoadTaskHandler handler, Tasks tasks) {
        this.store = store;
        this.metrics = metrics;
        this.handler = handler;
        this.tasks = tasks;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void overdue() {
        store.overdue().forEach(metrics::late);
    }

    /**
     * One for each run. Behind the task that a load may have all the same: its group lets one run
     * at a time, and a task that finds its load over does nothing.
     */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void silent() {
        for (var load : store.silent(SILENCE)) {
            LOG.debug("load {} has been silent for {}", load.id(), SILENCE);
            tasks.submit(
                    NewTask.of(handler.type(), new LoadTask(load.id()))
                            .inGroup(load.dataSet())
                            .withKey("silent %s %d".formatted(load.id(), load.run())));
        }
    }
}
