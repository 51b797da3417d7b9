package org.bluehorizons.tasks.demonstration;

import java.util.UUID;
import org.bluehorizons.tasks.TaskRun;

/** A first attempt that nobody stops or watches. */
record Attempt(UUID id) implements TaskRun {

    static Attempt first() {
        return new Attempt(UUID.randomUUID());
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String createdBy() {
        return "system";
    }

    @Override
    public boolean stopping() {
        return false;
    }

    @Override
    public void progress(long done, long total, String note) {}
}
