package org.bluehorizons.ingestion.loads;

import java.time.Duration;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/**
 * Runs loads as tasks: a worker that ends gives the task back at a chunk's end, one that dies loses
 * it, and in either case another one goes on.
 */
@Component
final class LoadTaskHandler implements TaskHandler<LoadTask> {

    static final String NAME = "ingestion.load";

    private static final Duration TIME_LIMIT = Duration.ofDays(7);

    /** The engine gives a load up by itself, with a reason. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(1_000, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final LoadEngine engine;
    private final TaskType<LoadTask> type;

    LoadTaskHandler(LoadEngine engine, LoadSettings settings) {
        this.engine = engine;
        this.type =
                TaskType.of(NAME, LoadTask.class, "Loads a file into a data set.")
                        .within(TIME_LIMIT)
                        .with(RETRIES)
                        .atMost(settings.mostAtOnce());
    }

    @Override
    public TaskType<LoadTask> type() {
        return type;
    }

    @Override
    public TaskResult run(LoadTask payload, TaskRun run) throws Exception {
        return engine.run(payload.load(), run);
    }
}
