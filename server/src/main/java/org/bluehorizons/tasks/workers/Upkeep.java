package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.ArrayList;
import org.bluehorizons.tasks.queue.Promotion;
import org.bluehorizons.tasks.queue.Reaper;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskStore;
import org.bluehorizons.tasks.queue.TaskStore.Progress;
import tools.jackson.databind.json.JsonMapper;

/** What some worker does for all now and then, and what can wait a moment. */
final class Upkeep {

    private static final Duration GAP = Duration.ofMillis(250);
    private static final int LOOK_FOR_DEAD = 4;
    private static final int LOOK_FOR_ORPHANS = 40;

    private final TaskStore store;
    private final TaskQueue queue;
    private final Promotion promotion;
    private final Reaper reaper;
    private final Attendance attendance;
    private final JsonMapper json;
    private final Loop loop = new Loop("tasks-upkeep", GAP, this::round);
    private int rounds;

    Upkeep(
            TaskStore store,
            TaskQueue queue,
            Promotion promotion,
            Reaper reaper,
            Attendance attendance,
            JsonMapper json) {
        this.store = store;
        this.queue = queue;
        this.promotion = promotion;
        this.reaper = reaper;
        this.attendance = attendance;
        this.json = json;
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop(GAP);
    }

    private void round() {
        promotion.promote();
        rounds++;
        if (rounds % 2 == 0) {
            writeProgress();
        }
        if (rounds % LOOK_FOR_DEAD == 0) {
            // Orphans also without a dead worker: whoever declared it dead may have died then.
            if (reaper.declareDead() > 0 || rounds % LOOK_FOR_ORPHANS == 0) {
                reaper.takeOrphans();
            }
            queue.extend(attendance.shift().held());
        }
    }

    private void writeProgress() {
        var steps = new ArrayList<Progress>();
        for (var run : attendance.shift().running()) {
            var step = run.takeSteps();
            if (step != null) {
                steps.add(new Progress(run.claim(), json.writeValueAsString(step)));
            }
        }
        store.progress(steps);
    }
}
