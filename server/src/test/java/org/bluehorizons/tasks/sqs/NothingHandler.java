package org.bluehorizons.tasks.sqs;

import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/** Tasks that are over at once. */
@Component
class NothingHandler implements TaskHandler<NothingHandler.Nothing> {

    static final TaskType<Nothing> TYPE =
            TaskType.of("test.nothing", Nothing.class, "Does nothing.");

    record Nothing() {}

    @Override
    public TaskType<Nothing> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Nothing payload, TaskRun run) {
        return TaskResult.DONE;
    }
}
