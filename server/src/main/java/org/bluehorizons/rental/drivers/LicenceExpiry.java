package org.bluehorizons.rental.drivers;

import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes the approval away when a licence expires; harmless on several nodes at once. */
@Component
@ConditionalOnRole(Role.WORKERS)
class LicenceExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceExpiry.class);

    private final Licences licences;
    private final Standing standing;

    LicenceExpiry(Licences licences, Standing standing) {
        this.licences = licences;
        this.standing = standing;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
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
