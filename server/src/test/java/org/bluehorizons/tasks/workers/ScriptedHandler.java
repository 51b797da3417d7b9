package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Does what the test says, and remembers what happened. */
final class ScriptedHandler implements TaskHandler<ScriptedHandler.Script> {

    static final TaskType<Script> TYPE =
            TaskType.of("test.scripted", Script.class, "Does as it is told")
                    .with(new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1)))
                    .within(Duration.ofSeconds(2));

    /** Without a time limit that a test would see. */
    static final TaskType<Script> PATIENT =
            TaskType.of("test.patient", Script.class, "Does as it is told, however long it takes");

    private final TaskType<Script> type;
    private final Map<String, Queue<String>> seen = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();

    private ScriptedHandler(TaskType<Script> type) {
        this.type = type;
    }

    /** One for each type. */
    @Configuration(proxyBeanMethods = false)
    static class Handlers {

        @Bean
        ScriptedHandler scripted() {
            return new ScriptedHandler(TYPE);
        }

        @Bean
        ScriptedHandler patient() {
            return new ScriptedHandler(PATIENT);
        }
    }

    /**
     * @param name whose runs are remembered together
     * @param does {@code done}, {@code fail}, {@code fail once}, {@code give up}, {@code wait},
     *     {@code wait deaf}, {@code continue}, {@code progress}, {@code long result}
     */
    record Script(String name, String does) {}

    @Override
    public TaskType<Script> type() {
        return type;
    }

    /** What runs of that name have noted, in that order. */
    Queue<String> seen(String name) {
        return seen.computeIfAbsent(name, _ -> new ConcurrentLinkedQueue<>());
    }

    /** How many of that name run now. */
    int running(String name) {
        return atOnce.computeIfAbsent(name, _ -> new AtomicInteger()).get();
    }

    @Override
    public TaskResult run(Script script, TaskRun run) throws Exception {
        var notes = seen(script.name());
        notes.add("attempt " + run.attempt());
        var count = atOnce.computeIfAbsent(script.name(), _ -> new AtomicInteger());
        count.incrementAndGet();
        try {
            return act(script, run);
        } catch (InterruptedException interrupted) {
            notes.add("interrupted");
            throw interrupted;
        } finally {
            count.decrementAndGet();
        }
    }

    private static TaskResult act(Script script, TaskRun run) throws Exception {
        return switch (script.does()) {
            case "done" -> new TaskResult.Done(Map.of("by", run.createdBy()));
            case "fail" -> throw new IllegalStateException("broken");
            case "fail once" -> {
                if (run.attempt() == 1) {
                    throw new IllegalStateException("broken for now");
                }
                yield TaskResult.DONE;
            }
            case "give up" -> throw new GiveUp("hopeless");
            case "wait" -> {
                TimeUnit.SECONDS.sleep(30);
                yield TaskResult.DONE;
            }
            case "continue" ->
                    run.stopping() ? TaskResult.DONE : new TaskResult.Continue(Duration.ZERO);
            case "progress" -> {
                run.progress(7, 10, "seven of ten");
                TimeUnit.SECONDS.sleep(30);
                yield TaskResult.DONE;
            }
            case "long result" -> new TaskResult.Done("x".repeat(70_000));
            default -> throw new IllegalArgumentException(script.does());
        };
    }
}
