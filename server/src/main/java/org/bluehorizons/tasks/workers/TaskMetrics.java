package org.bluehorizons.tasks.workers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.Settlement;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * How runs on this worker ended, and how long they took. The series of all known types are there
 * from the start, so that a first failure counts too. Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class TaskMetrics implements SmartInitializingSingleton {

    private static final List<String> OUTCOMES =
            List.of("done", "failed", "dead", "cancelled", "returned", "lost");

    private final MeterRegistry registry;
    private final TaskTypes types;
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();
    private final Map<Ending, Counter> endings = new ConcurrentHashMap<>();

    private record Ending(String type, String outcome) {}

    TaskMetrics(MeterRegistry registry, TaskTypes types) {
        this.registry = registry;
        this.types = types;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var handler : types.all()) {
            var type = handler.type().name();
            durations.computeIfAbsent(type, this::duration);
            OUTCOMES.forEach(
                    outcome -> endings.computeIfAbsent(new Ending(type, outcome), this::ending));
        }
    }

    /**
     * @param settlement null: settled with its effect, or lost
     */
    void ended(Run run, @Nullable Settlement settlement) {
        var type = run.claim().type();
        durations
                .computeIfAbsent(type, this::duration)
                .record(run.nanosSinceBegin(), TimeUnit.NANOSECONDS);
        var outcome = outcome(run, settlement);
        endings.computeIfAbsent(new Ending(type, outcome), this::ending).increment();
        switch (outcome) {
            case "done" -> done.increment();
            case "failed", "dead" -> failed.increment();
            case null, default -> {}
        }
    }

    /** Since the process began. */
    long done() {
        return done.sum();
    }

    /** Attempts, since the process began. */
    long failed() {
        return failed.sum();
    }

    private static String outcome(Run run, @Nullable Settlement settlement) {
        return switch (settlement) {
            case null -> run.lost() ? "lost" : "done";
            case Settlement.Done _ -> "done";
            case Settlement.Cancelled _ -> "cancelled";
            case Settlement.Again _ -> "failed";
            case Settlement.Dead _ -> "dead";
            case Settlement.Returned _ -> "returned";
        };
    }

    private Timer duration(String type) {
        return Timer.builder("bluehorizons.tasks.duration")
                .description("Time that handlers took, of each attempt")
                .tag("type", type)
                .register(registry);
    }

    private Counter ending(Ending ending) {
        return Counter.builder("bluehorizons.tasks.attempts")
                .description("Attempts on this worker, by how they ended")
                .tag("type", ending.type)
                .tag("outcome", ending.outcome)
                .register(registry);
    }
}
