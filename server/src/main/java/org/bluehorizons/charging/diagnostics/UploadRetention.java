package org.bluehorizons.charging.diagnostics;

import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.stereotype.Component;

/** Deletes stations' files after their time. */
@Component
class UploadRetention extends Chore {

    private final Uploads uploads;

    UploadRetention(Uploads uploads) {
        super(
                "charging.upload-retention",
                "Deletes files that stations uploaded after their time",
                "0 37 * * * *");
        this.uploads = uploads;
    }

    @Override
    protected void work(TaskRun run) {
        uploads.deleteExpired();
    }
}
