package org.bluehorizons.tasks.demonstration;

import io.swagger.v3.oas.annotations.media.Schema;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/** {@code demonstration.empty}: does nothing, to see what a task costs by itself. */
@Component
class EmptyHandler implements TaskHandler<EmptyHandler.Nothing> {

    private static final TaskType<Nothing> TYPE =
            TaskType.of(
                            "demonstration.empty",
                            Nothing.class,
                            "Does nothing, to see what a task costs by itself.")
                    .forCallers();

    /** There is nothing to say. */
    @Schema(name = "DemonstrationEmpty")
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
