package org.bluehorizons.rental.photos;

import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Rejects photos whose tasks are over without them, cancelled or given up: their drivers need not
 * wait, and what they sent is not kept.
 */
@Component
class PhotoSweep extends Chore {

    static final String GIVEN_UP = "We could not process it. Please send the photo again.";

    private final Originals originals;
    private final Tasks tasks;

    PhotoSweep(Originals originals, Tasks tasks) {
        super("photos.sweep", "Rejects photos that nobody processes any more", "30 */5 * * * *");
        this.originals = originals;
        this.tasks = tasks;
    }

    @Override
    protected void work(TaskRun run) {
        var processing = originals.tasks();
        var over = tasks.ends(processing.values()).keySet();
        processing.forEach((photo, task) -> {
            if (over.contains(task)) {
                originals.reject(photo, GIVEN_UP);
            }
        });
    }
}
