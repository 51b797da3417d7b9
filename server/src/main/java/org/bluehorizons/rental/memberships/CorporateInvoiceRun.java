package org.bluehorizons.rental.memberships;

import org.bluehorizons.accounts.Actor;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Invoices each corporate when a month has ended where it is. Harmless on several nodes at once:
 * the corporate's row is locked, and a month has one invoice.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class CorporateInvoiceRun {

    private static final Logger LOG = LoggerFactory.getLogger(CorporateInvoiceRun.class);

    private final CorporateTrips trips;
    private final CorporateInvoices invoices;

    CorporateInvoiceRun(CorporateTrips trips, CorporateInvoices invoices) {
        this.trips = trips;
        this.invoices = invoices;
    }

    @Scheduled(fixedRateString = "PT10M", initialDelayString = "PT1M")
    void run() {
        for (var corporate : trips.corporates()) {
            try {
                invoices.issue(corporate, invoices.lastMonth(corporate), Actor.SYSTEM);
            } catch (RuntimeException failure) {
                LOG.error(
                        "corporate {} was not invoiced; it is tried again in ten minutes",
                        corporate,
                        failure);
            }
        }
    }
}
