package org.bluehorizons.tasks.queue;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.TaskQueue.Want;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * A queue with types of its own, of which the running platform's worker knows nothing, on the
 * platform's database; and workers that live as long as the test wants.
 */
public final class QueueBench {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TaskTypes types;
    private final JdbcClient database;
    private final TaskStore store;
    private final QueuedTasks tasks;
    private final TaskQueue queue;
    private final WorkerLeases leases;
    private final Reaper reaper;

    /** What tasks of the test carry. */
    public record Note(String text) {}

    private record NoHandler(TaskType<Note> type) implements TaskHandler<Note> {
        @Override
        public TaskResult run(Note payload, TaskRun run) {
            throw new IllegalStateException("nobody runs it");
        }
    }

    /**
     * @param engine makes the queue on the store
     */
    public QueueBench(
            ApplicationContext platform,
            BiFunction<TaskStore, TaskTypes, TaskQueue> engine,
            List<TaskType<Note>> known) {
        this.types = TaskTypes.of(known.stream().map(NoHandler::new).toArray(TaskHandler[]::new));
        this.database = platform.getBean(JdbcClient.class);
        var statements = platform.getBean(Statements.class);
        var transactions = platform.getBean(TransactionOperations.class);
        var limits = new Limits(types, statements);
        this.store =
                new PostgresTaskStore(
                        new Claiming(statements, limits, transactions),
                        platform.getBean(Settling.class),
                        limits,
                        platform.getBean(ReadyBell.class),
                        statements,
                        transactions);
        this.tasks =
                new QueuedTasks(
                        types,
                        platform.getBean(JsonMapper.class),
                        platform.getBean(SubmissionKeys.class),
                        platform.getBean(NewRows.class),
                        platform.getBean(Cancellation.class),
                        platform.getBean(TaskEnds.class),
                        platform.getBean(TaskTraces.class),
                        transactions,
                        Clock.systemUTC());
        this.queue = engine.apply(store, types);
        this.leases = new WorkerLeases(database, Duration.ofHours(1));
        this.reaper = new Reaper(statements, store);
    }

    /** A type that no other test has. */
    public static TaskType<Note> type(String name) {
        return TaskType.of(
                "test.%s.%d.%d".formatted(name, COUNT.incrementAndGet(), System.nanoTime()),
                Note.class,
                "Nothing");
    }

    public TaskStore store() {
        return store;
    }

    public QueuedTasks tasks() {
        return tasks;
    }

    public TaskQueue queue() {
        return queue;
    }

    public UUID submit(TaskType<Note> type, String text) {
        return tasks.submit(NewTask.of(type, new Note(text)));
    }

    public List<UUID> submitMany(TaskType<Note> type, int count) {
        var many = new ArrayList<NewTask>();
        for (var i = 0; i < count; i++) {
            many.add(NewTask.of(type, new Note("n" + i)));
        }
        return tasks.submit(many);
    }

    /** One that lives. */
    public UUID worker() {
        var worker = UUID.randomUUID();
        leases.begin(worker, "test", "test", 1);
        return worker;
    }

    /** It dies, and others find that out. */
    public void kill(UUID worker) {
        database.sql("UPDATE tasks.worker SET lease_until = now() - interval '1 s' WHERE id = :id")
                .param("id", worker)
                .update();
        reaper.declareDead();
        reaper.takeOrphans();
    }

    /** What comes at once. */
    public List<Claim> receive(UUID worker, int most, TaskType<?>... wanted) {
        try {
            return queue.receive(
                    worker,
                    Arrays.stream(wanted).map(type -> new Want(type.name(), most)).toList(),
                    most,
                    Duration.ofMillis(50));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until so many have come. */
    public List<Claim> receiveAll(UUID worker, int count, TaskType<?>... wanted) {
        var claims = new ArrayList<Claim>();
        await(count + " tasks")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    claims.addAll(receive(worker, count - claims.size(), wanted));
                    return claims.size() >= count;
                });
        return claims;
    }

    public Claim receiveOne(UUID worker, TaskType<?>... wanted) {
        return receiveAll(worker, 1, wanted).getFirst();
    }

    /**
     * @return the claims that were void
     */
    public List<Claim> settle(Settlement... settlements) {
        var lost = store.settle(List.of(settlements));
        queue.settled(Arrays.stream(settlements).map(Settlement::claim).toList());
        return lost;
    }

    public List<Claim> done(Claim claim) {
        return settle(new Settlement.Done(claim, null));
    }

    /** {@code ready}, ..., {@code done}, {@code cancelled}, {@code dead}. */
    public String state(UUID task) {
        return database.sql(
                        """
                        SELECT state FROM tasks.task WHERE id = :id
                        UNION ALL SELECT outcome FROM tasks.finished WHERE id = :id
                        UNION ALL SELECT 'dead' FROM tasks.dead_letter WHERE id = :id
                        """)
                .param("id", task)
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** A column of the task or dead letter, as text. */
    public String text(String table, String column, UUID task) {
        return database.sql("SELECT %s::text FROM tasks.%s WHERE id = :id".formatted(column, table))
                .param("id", task)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }
}
