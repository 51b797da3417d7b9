package org.bluehorizons.rental.memberships;

import org.bluehorizons.rental.memberships.CorporateInvoiceHandler.Due;
import org.bluehorizons.tasks.Chore;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Has each corporate invoiced when a month has ended where it is. */
@Component
class CorporateInvoiceRun extends Chore {

    private final CorporateTrips trips;
    private final CorporateInvoices invoices;
    private final Tasks tasks;

    CorporateInvoiceRun(CorporateTrips trips, CorporateInvoices invoices, Tasks tasks) {
        super(
                "rental.corporate-invoices",
                "Finds the corporates with trips to invoice",
                "0 */10 * * * *");
        this.trips = trips;
        this.invoices = invoices;
        this.tasks = tasks;
    }

    @Override
    protected void work(TaskRun run) {
        tasks.submit(
                trips.corporates().stream()
                        .map(id -> new Due(id, invoices.lastMonth(id).toString()))
                        .map(due ->
                                NewTask.of(CorporateInvoiceHandler.TYPE, due)
                                        .inGroup(due.corporate().toString()))
                        .toList());
    }
}
