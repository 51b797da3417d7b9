package org.bluehorizons.rental.memberships;

import java.time.Clock;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Renews what is due, each member in a transaction of its own. Harmless on several nodes at once:
 * the row's lock and the unique month of a fee are the judges.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class MembershipRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(MembershipRenewal.class);
    private static final int AT_ONCE = 500;

    private final MembershipTable table;
    private final Memberships memberships;
    private final Clock clock;

    MembershipRenewal(MembershipTable table, Memberships memberships, Clock clock) {
        this.table = table;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT1M", initialDelayString = "PT15S")
    void run() {
        var now = clock.instant();
        for (var driver : table.due(now, AT_ONCE)) {
            try {
                memberships.renew(driver, now);
            } catch (RuntimeException failure) {
                LOG.error(
                        "membership of driver {} was not renewed; it is tried again in a minute",
                        driver,
                        failure);
            }
        }
    }
}
