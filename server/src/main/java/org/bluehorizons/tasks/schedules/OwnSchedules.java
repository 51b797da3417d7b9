package org.bluehorizons.tasks.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.StartException;
import org.bluehorizons.tasks.RecurringTask;
import org.bluehorizons.tasks.TaskTypes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the platform's own schedules into the table at each start. In a rolling release a process
 * fires only those that its own code knows, so one that a newer version adds or an older one has
 * dropped is never fired by who cannot run it.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class OwnSchedules implements SmartLifecycle {

    private final List<RecurringTask<?>> recurring;
    private final Set<String> names;
    private final Schedules schedules;
    private final JsonMapper json;
    private volatile boolean running;

    /**
     * @throws StartException when two have the same name, or one's type has no handler
     */
    OwnSchedules(
            ObjectProvider<RecurringTask<?>> recurring,
            TaskTypes types,
            Schedules schedules,
            JsonMapper json) {
        this.recurring = recurring.stream().toList();
        this.names = this.recurring.stream().map(RecurringTask::name).collect(Collectors.toSet());
        this.schedules = schedules;
        this.json = json;
        if (names.size() < this.recurring.size()) {
            throw new StartException("two recurring tasks of one name, among " + names);
        }
        for (var task : this.recurring) {
            if (types.find(task.type().name()).isEmpty()) {
                throw new StartException(
                        "recurring task %s: no handler of type %s"
                                .formatted(task.name(), task.type().name()));
            }
        }
    }

    /** Of those that this process's code knows. */
    Set<String> names() {
        return names;
    }

    @Override
    public void start() {
        var now = schedules.now();
        recurring.forEach(task -> schedules.keepOwn(draft(task, now)));
        schedules.forgetOwnBut(names);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Schedules.Draft draft(RecurringTask<?> task, Instant now) {
        var recurrence = Recurrence.of(task.cron(), task.zone().getId());
        return new Schedules.Draft(
                task.name(),
                task.type().name(),
                json.writeValueAsString(task.payload()),
                recurrence,
                true,
                recurrence.afterOrNever(now));
    }
}
