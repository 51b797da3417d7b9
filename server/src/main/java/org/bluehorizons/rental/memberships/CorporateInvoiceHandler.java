package org.bluehorizons.rental.memberships;

import java.time.YearMonth;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.rental.memberships.CorporateInvoiceHandler.Due;
import org.bluehorizons.tasks.Effect;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/** Issues one corporate's invoice of a month; a month has one, however often it is tried. */
@Component
class CorporateInvoiceHandler implements TaskHandler<Due> {

    static final TaskType<Due> TYPE =
            TaskType.of(
                            "rental.corporate-invoice",
                            Due.class,
                            "Issues a corporate's invoice of a month")
                    .with(Effect.IN_DATABASE);

    private final CorporateInvoices invoices;

    /**
     * The payload.
     *
     * @param month ISO 8601, such as {@code 2026-11}
     */
    record Due(UUID corporate, String month) {}

    CorporateInvoiceHandler(CorporateInvoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public TaskType<Due> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Due due, TaskRun run) {
        invoices.issue(due.corporate(), YearMonth.parse(due.month()), Actor.SYSTEM);
        return TaskResult.DONE;
    }
}
