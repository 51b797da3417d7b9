package org.bluehorizons.tasks.api;

import java.time.Duration;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/**
 * {@code tasks.redrive}: makes tasks of dead letters, a few at a time so that there are never more
 * in a second than asked. A repeat goes on where the last one was: what was redriven is not dead.
 */
@Component
class RedriveHandler implements TaskHandler<Redrive> {

    private static final TaskType<Redrive> TYPE =
            TaskType.of("tasks.redrive", Redrive.class, "Makes tasks of dead letters again.")
                    .within(Duration.ofHours(12));

    private static final int AT_ONCE = 500;
    private static final int STEPS_PER_SECOND = 4;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeadLetters letters;

    /** What came of it. */
    record Report(int redriven) {}

    RedriveHandler(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public TaskType<Redrive> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Redrive redrive, TaskRun run) throws InterruptedException {
        var perSecond = redrive.perSecond();
        var atOnce = perSecond == null ? AT_ONCE : Math.ceilDiv(perSecond, STEPS_PER_SECOND);
        var done = redrive.total() - letters.count(redrive.selection());
        while (!run.stopping()) {
            var next = letters.ids(redrive.selection(), atOnce);
            if (next.isEmpty()) {
                return new TaskResult.Done(new Report(done));
            }
            letters.redrive(next);
            done += next.size();
            run.progress(done, redrive.total(), "dead letters");
            if (perSecond != null) {
                Thread.sleep(SECOND.multipliedBy(next.size()).dividedBy(perSecond));
            }
        }
        return new TaskResult.Continue(Duration.ZERO);
    }
}
