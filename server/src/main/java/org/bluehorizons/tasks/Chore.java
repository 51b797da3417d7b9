package org.bluehorizons.tasks;

import java.time.Duration;
import org.bluehorizons.tasks.Chore.Nothing;

/**
 * Recurring work of the platform that needs no payload: a task type and its schedule in one; a
 * bean. One worker of the cluster does it at a time, and what fails is tried again before the next
 * turn. Being done twice must do no harm.
 */
public abstract class Chore implements TaskHandler<Nothing> {

    private static final RetryPolicy RETRIES =
            new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private final TaskType<Nothing> type;
    private final RecurringTask<Nothing> schedule;

    /** The payload: there is nothing to say. */
    public record Nothing() {}

    /**
     * @param name of the task type and of the schedule, never changed
     * @param purpose one sentence for people
     * @param cron six fields, from seconds on, by UTC
     */
    protected Chore(String name, String purpose, String cron) {
        this.type =
                TaskType.of(name, Nothing.class, purpose)
                        .with(RETRIES)
                        .within(TIME_LIMIT)
                        .atMost(1);
        this.schedule = RecurringTask.of(name, type, new Nothing(), cron);
    }

    @Override
    public final TaskType<Nothing> type() {
        return type;
    }

    /** When it is done. */
    public final RecurringTask<Nothing> schedule() {
        return schedule;
    }

    @Override
    public final TaskResult run(Nothing payload, TaskRun run) throws Exception {
        work(run);
        return TaskResult.DONE;
    }

    /** Does what there is to do now. */
    protected abstract void work(TaskRun run) throws Exception;
}
