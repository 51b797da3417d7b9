package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what the test that submitted the task says. */
@Component
class CueHandler implements TaskHandler<CueHandler.Cue> {

    static final TaskType<Cue> TYPE =
            TaskType.of("test.cue", Cue.class, "Waits for a cue.")
                    .forCallers()
                    .with(new RetryPolicy(3, Duration.ofHours(1), Duration.ofHours(1)))
                    .within(Duration.ofMinutes(1))
                    .atMost(50);

    /** Names that tests have given a cue. */
    private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

    enum Ending {
        DONE,
        FAILED,
        GIVEN_UP
    }

    @Schema(name = "TestCue")
    record Cue(
            @Size(min = 1, max = 40) String name,
            @Schema(description = "How it ends until it has its cue.") @Nullable Ending ending,
            @Nullable Boolean waiting,
            @Nullable List<Step> steps) {}

    record Step(int number) {}

    /** Tasks of that name end well from now on. */
    static void give(String name) {
        GIVEN.add(name);
    }

    @Override
    public TaskType<Cue> type() {
        return TYPE;
    }

    @Override
    public void check(Cue cue, Rules rules) {
        rules.check(!cue.name().equals("Macbeth"), "name", "not to be said in a theatre");
    }

    @Override
    public TaskResult run(Cue cue, TaskRun run) throws Exception {
        if (Boolean.TRUE.equals(cue.waiting())) {
            run.progress(1, 2, "waits");
            while (!GIVEN.contains(cue.name())) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        if (!GIVEN.contains(cue.name())) {
            if (cue.ending() == Ending.GIVEN_UP) {
                throw new GiveUp("no cue for " + cue.name());
            }
            if (cue.ending() == Ending.FAILED) {
                throw new IllegalStateException("missed the cue for " + cue.name());
            }
        }
        return new TaskResult.Done(cue);
    }
}
