package org.bluehorizons.tasks.schedules;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Objects;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Submits the tasks of schedules that are due. Who has locked a schedule's row submits its task and
 * moves it on in one transaction, so each time is fired once, by however many processes; a process
 * that dies in between has done neither. What was missed while all were down is one firing: the
 * next time is always one to come.
 *
 * <p>Whether one is due says the database's clock.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class DueSchedules {

    private static final Logger LOG = LoggerFactory.getLogger(DueSchedules.class);

    private final Schedules schedules;
    private final OwnSchedules own;
    private final ScheduledTasks scheduled;
    private final Tasks tasks;
    private final TransactionOperations transactions;
    private final Counter submitted;
    private final Counter failed;

    /** The task of this schedule is not one that can be submitted. */
    private static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Schedule schedule;

        Unfit(Schedule schedule, RuntimeException cause) {
            super(cause);
            this.schedule = schedule;
        }
    }

    DueSchedules(
            Schedules schedules,
            OwnSchedules own,
            ScheduledTasks scheduled,
            Tasks tasks,
            TransactionOperations transactions,
            MeterRegistry metrics) {
        this.schedules = schedules;
        this.own = own;
        this.scheduled = scheduled;
        this.tasks = tasks;
        this.transactions = transactions;
        this.submitted = firings(metrics, "submitted");
        this.failed = firings(metrics, "failed");
    }

    private static Counter firings(MeterRegistry metrics, String outcome) {
        return Counter.builder("tasks.schedule.firings")
                .description("Times a schedule was due; a failed one made no task")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /** Fires what is due, until there is nothing more. */
    @Scheduled(fixedRateString = "PT0.5S")
    void run() {
        if (!own.isRunning()) {
            return;
        }
        while (fireOne()) {
            // There may be more.
        }
    }

    private boolean fireOne() {
        try {
            return Objects.requireNonNullElse(transactions.execute(_ -> fire()), false);
        } catch (Unfit unfit) {
            transactions.executeWithoutResult(_ -> skip(unfit));
            return true;
        }
    }

    private boolean fire() {
        var due = schedules.lockDue(own.names(), scheduled.types());
        due.ifPresent(this::fire);
        return due.isPresent();
    }

    private void fire(Schedule schedule) {
        try {
            var task = tasks.submit(scheduled.task(schedule, schedule.subject()));
            schedules.fired(schedule.name(), next(schedule), task);
            submitted.increment();
        } catch (DataAccessException | TransactionException worldFails) {
            throw worldFails;
        } catch (RuntimeException unfit) {
            throw new Unfit(schedule, unfit);
        }
    }

    private void skip(Unfit unfit) {
        var schedule = unfit.schedule;
        var reason = String.valueOf(unfit.getCause());
        LOG.error(
                "schedule {}: its task could not be submitted, the next firing is tried again: {}",
                schedule.name(),
                reason);
        schedules.failed(schedule, next(schedule), reason);
        failed.increment();
    }

    private static Instant next(Schedule schedule) {
        return schedule.recurrence().afterOrNever(schedule.readAt());
    }
}
