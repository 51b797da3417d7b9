package org.bluehorizons.tasks.workers;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.tasks.Effect;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a row, and ends when the test says so. */
@Component
final class EffectHandler implements TaskHandler<EffectHandler.Effects> {

    static final TaskType<Effects> TYPE =
            TaskType.of("test.effect", Effects.class, "Writes a row").with(Effect.IN_DATABASE);

    private final JdbcClient database;
    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger waiting = new AtomicInteger();

    record Effects() {}

    EffectHandler(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        transactions.executeWithoutResult(_ ->
                database.sql("CREATE TABLE IF NOT EXISTS public.effect (task uuid NOT NULL)")
                        .update());
    }

    @Override
    public TaskType<Effects> type() {
        return TYPE;
    }

    /** How many have written their row and wait. */
    int waiting() {
        return waiting.get();
    }

    /** Lets one go on. */
    void goOn() {
        gate.release();
    }

    /** Rows of that task that are there to stay. */
    int of(UUID task) {
        return database.sql("SELECT count(*) FROM public.effect WHERE task = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    @Override
    public TaskResult run(Effects payload, TaskRun run) throws InterruptedException {
        database.sql("INSERT INTO public.effect VALUES (:task)").param("task", run.id()).update();
        waiting.incrementAndGet();
        try {
            gate.acquire();
        } finally {
            waiting.decrementAndGet();
        }
        return TaskResult.DONE;
    }
}
