package org.bluehorizons.rental.drivers;

import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.springframework.stereotype.Component;

/** Forgets from where people registered in hours that are over. */
@Component
class RegistrationRetention extends Chore {

    private final RegistrationLimit limit;

    RegistrationRetention(RegistrationLimit limit) {
        super(
                "rental.registration-retention",
                "Forgets from which networks people registered",
                "0 42 * * * *");
        this.limit = limit;
    }

    @Override
    protected void work(TaskRun run) {
        limit.deleteOld();
    }
}
