package org.bluehorizons.tasks.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.ProblemException.FieldProblem;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.tasks.schedules.ScheduleController.Change;
import org.bluehorizons.tasks.schedules.ScheduleController.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Changes of schedules by people, each with its entry in the audit log. */
@Component
class ScheduleChanges {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    private final Schedules schedules;
    private final ScheduledTasks scheduled;
    private final Tasks tasks;
    private final AuditLog audit;

    ScheduleChanges(Schedules schedules, ScheduledTasks scheduled, Tasks tasks, AuditLog audit) {
        this.schedules = schedules;
        this.scheduled = scheduled;
        this.tasks = tasks;
        this.audit = audit;
    }

    /**
     * @throws ProblemException 409 {@code task_schedule_exists}
     */
    @Transactional
    public Schedule create(Wanted wanted, Actor actor) {
        var rules = new Rules();
        var name = String.valueOf(wanted.name());
        rules.check(
                NAME.matcher(name).matches() && wanted.name() != null,
                "name",
                "1 to 64 of a-z 0-9 . _ -, the first a letter");
        var payload = scheduled.checked(wanted.type(), wanted.payload(), rules);
        var now = schedules.now();
        var recurrence = new WantedRecurrence(wanted.cron(), wanted.zone()).checked(now, rules);
        rules.demand();
        var draft =
                new Schedules.Draft(
                        name,
                        String.valueOf(wanted.type()),
                        payload,
                        recurrence.orElseThrow(),
                        !Boolean.FALSE.equals(wanted.enabled()),
                        recurrence.orElseThrow().afterOrNever(now));
        var made =
                schedules
                        .insert(draft, actor.name())
                        .orElseThrow(() ->
                                ProblemException.of(
                                        HttpStatus.CONFLICT,
                                        "task_schedule_exists",
                                        "name: there is a schedule %s already".formatted(name)));
        audit.record(actor, "task_schedule.created", made.subject(), null, ScheduleView.of(made));
        return made;
    }

    /** What was missed while it was disabled is not made up for. */
    @Transactional
    public Schedule change(String name, Change change, ETags.IfMatch ifMatch, Actor actor) {
        var before = schedules.lock(name);
        ifMatch.check(before.version());
        if (before.own() && !change.enablesOnly()) {
            throw own("of the platform's own only \"enabled\" can be changed");
        }
        var after = schedules.update(draft(before, change));
        audit.record(
                actor,
                "task_schedule.changed",
                after.subject(),
                ScheduleView.of(before),
                ScheduleView.of(after));
        return after;
    }

    private Schedules.Draft draft(Schedule before, Change change) {
        var rules = new Rules();
        var now = before.readAt();
        var recurrence = recurrence(before, change, now, rules);
        var enabled = Objects.requireNonNullElse(change.enabled(), before.enabled());
        var payload = payload(before, change.payload(), rules);
        rules.demand();
        var sameTimes = change.keepsTimes() && enabled == before.enabled();
        return new Schedules.Draft(
                before.name(),
                before.type(),
                payload,
                recurrence,
                enabled,
                sameTimes ? before.nextAt() : recurrence.afterOrNever(now));
    }

    private static Recurrence recurrence(Schedule before, Change change, Instant now, Rules rules) {
        if (change.keepsTimes()) {
            return before.recurrence();
        }
        var old = before.recurrence();
        return new WantedRecurrence(
                        Objects.requireNonNullElse(change.cron(), old.cron().toString()),
                        Objects.requireNonNullElse(change.zone(), old.zone().getId()))
                .checked(now, rules)
                .orElse(old);
    }

    private String payload(Schedule before, @Nullable JsonNode wanted, Rules rules) {
        return wanted == null ? before.payload() : scheduled.checked(before.type(), wanted, rules);
    }

    @Transactional
    public void delete(String name, ETags.IfMatch ifMatch, Actor actor) {
        var before = schedules.lock(name);
        ifMatch.check(before.version());
        if (before.own()) {
            throw own("one of the platform's own cannot be deleted; disable it");
        }
        schedules.delete(name);
        audit.record(
                actor, "task_schedule.deleted", before.subject(), ScheduleView.of(before), null);
    }

    /** At once and beside its times; also one that is disabled. */
    @Transactional
    public UUID fire(String name, Actor actor) {
        var schedule = schedules.lock(name);
        var task = tasks.submit(scheduled.task(schedule, actor.name()));
        schedules.fired(name, schedule.nextAt(), task);
        audit.record(actor, "task_schedule.fired", schedule.subject(), null, new Fired(task));
        return task;
    }

    private record Fired(UUID taskId) {}

    private static ProblemException own(String rule) {
        return ProblemException.conflict(
                "task_schedule_is_own", List.of(new FieldProblem("own", rule)));
    }
}
