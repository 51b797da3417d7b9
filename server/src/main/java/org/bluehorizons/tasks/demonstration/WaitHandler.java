package org.bluehorizons.tasks.demonstration;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/** {@code demonstration.wait}: waits, as tasks do that call others; needs next to no processor. */
@Component
class WaitHandler implements TaskHandler<WaitHandler.Wait> {

    private static final int LONGEST_MILLIS = 60_000;
    private static final TaskType<Wait> TYPE =
            TaskType.of(
                            "demonstration.wait",
                            Wait.class,
                            "Waits, as tasks do that call others, to see how workers scale.")
                    .forCallers()
                    .within(Duration.ofMinutes(2));

    /** How long. */
    @Schema(name = "DemonstrationWait")
    record Wait(@Schema(example = "100") @Min(0) @Max(LONGEST_MILLIS) int milliseconds) {}

    @Override
    public TaskType<Wait> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Wait payload, TaskRun run) throws InterruptedException {
        Thread.sleep(payload.milliseconds);
        return TaskResult.DONE;
    }
}
