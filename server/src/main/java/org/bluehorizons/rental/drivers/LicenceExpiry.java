package org.bluehorizons.rental.drivers;

import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.TaskRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the approval away when a licence expires. */
@Component
class LicenceExpiry extends Chore {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceExpiry.class);

    private final Licences licences;
    private final Standing standing;

    LicenceExpiry(Licences licences, Standing standing) {
        super(
                "rental.licence-expiry",
                "Takes the approval away when a licence expires",
                "0 */15 * * * *");
        this.licences = licences;
        this.standing = standing;
    }

    @Override
    protected void work(TaskRun run) {
        settleLapsed();
    }

    void settleLapsed() {
        for (var driver : licences.lapsed()) {
            try {
                standing.settle(driver);
            } catch (RuntimeException failure) {
                LOG.error("driver {} keeps the approval until the next try", driver, failure);
            }
        }
    }
}
