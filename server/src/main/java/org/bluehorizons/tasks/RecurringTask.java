package org.bluehorizons.tasks;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/**
 * A task that the platform submits again and again by itself; a bean. Each time it is due, one
 * process of the cluster submits it, once. What was missed while no process ran is made up for by
 * one submission.
 *
 * @param name of the schedule, never changed; such as {@code invoices.monthly}
 * @param cron six fields, from seconds on, as {@link CronExpression} reads them
 * @param zone whose clocks are meant
 */
public record RecurringTask<P>(String name, TaskType<P> type, P payload, String cron, ZoneId zone) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    public RecurringTask {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a schedule: " + name);
        }
        cron = CronExpression.parse(cron).toString();
    }

    /** By UTC. */
    public static <P> RecurringTask<P> of(String name, TaskType<P> type, P payload, String cron) {
        return new RecurringTask<>(name, type, payload, cron, ZoneOffset.UTC);
    }

    /** By the clocks of a place. */
    public RecurringTask<P> in(ZoneId zone) {
        return new RecurringTask<>(name, type, payload, cron, zone);
    }
}
