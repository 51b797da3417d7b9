package org.bluehorizons.tasks.workers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.bluehorizons.platform.DatabaseSettings;
import org.bluehorizons.tasks.Effect;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.tasks.queue.TaskStore;
import org.bluehorizons.tasks.queue.TaskTraces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Runs handlers, and says what becomes of their tasks. Safe for use by many threads. */
final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final int LONGEST_RESULT = 65_536;
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);

    private final JsonMapper json;
    private final TaskStore store;
    private final TransactionOperations transactions;
    private final TaskTraces traces;
    private final BiConsumer<Run, @Nullable Settlement> ended;

    /** So that handlers leave connections to everybody else. */
    private final Semaphore inDatabase;

    /** What a handler threw, on its way through a transaction. */
    private static final class Thrown extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final Throwable failure;

        Thrown(Throwable failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** The worker has lost the task: its effect is undone. */
    private static final class VoidClaim extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param ended called at the end of each run; with null when its task is settled already, or
     *     not the worker's any more
     */
    Runs(
            JsonMapper json,
            TaskStore store,
            TransactionOperations transactions,
            TaskTraces traces,
            DatabaseSettings database,
            BiConsumer<Run, @Nullable Settlement> ended) {
        this.json = json;
        this.store = store;
        this.transactions = transactions;
        this.traces = traces;
        this.ended = ended;
        this.inDatabase = new Semaphore(Math.max(1, database.poolSize() / 2));
    }

    void run(Run run) {
        @Nullable Settlement settlement = null;
        var span = traces.begin(run.claim());
        try (var _ = span.makeCurrent()) {
            settlement =
                    run.handler().type().effect() == Effect.IN_DATABASE
                            ? inDatabase(run)
                            : outside(run);
        } catch (VoidClaim lost) {
            LOG.warn("{} was lost; its effect is undone", run.claim());
            run.lose();
        } catch (Throwable failure) {
            settlement = failed(run, failure);
        } finally {
            span.end();
            ended.accept(run, settlement);
        }
    }

    private Settlement outside(Run run) throws Exception {
        return settlement(run, handle(run.handler(), run));
    }

    private @Nullable Settlement inDatabase(Run run) throws Throwable {
        inDatabase.acquire();
        try {
            transactions.executeWithoutResult(_ -> settleWithEffect(run));
            return null;
        } catch (Thrown thrown) {
            throw thrown.failure;
        } catch (CannotCreateTransactionException away) {
            LOG.warn("{} waits for the database: {}", run.claim(), away.getMessage());
            return new Settlement.Returned(run.claim(), DATABASE_PAUSE);
        } finally {
            inDatabase.release();
        }
    }

    private void settleWithEffect(Run run) {
        Settlement settlement;
        try {
            settlement = settlement(run, handle(run.handler(), run));
        } catch (Throwable failure) {
            throw new Thrown(failure);
        }
        if (!store.settle(List.of(settlement)).isEmpty()) {
            throw new VoidClaim();
        }
    }

    private <P> TaskResult handle(TaskHandler<P> handler, Run run) throws Exception {
        var payload = json.readValue(run.claim().payload(), handler.type().payload());
        run.enterHandler();
        try {
            return handler.run(payload, run);
        } finally {
            run.leaveHandler();
        }
    }

    private Settlement settlement(Run run, TaskResult result) throws GiveUp {
        return switch (result) {
            case TaskResult.Done(var value) ->
                    new Settlement.Done(run.claim(), value == null ? null : text(value));
            case TaskResult.Continue(var delay) ->
                    run.interruption() == Interruption.CANCELLED
                            ? new Settlement.Cancelled(run.claim())
                            : new Settlement.Returned(run.claim(), delay);
        };
    }

    private String text(Object result) throws GiveUp {
        var text = json.writeValueAsString(result);
        var length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_RESULT) {
            throw new GiveUp(
                    "result: %d bytes of JSON (expected: at most %d)"
                            .formatted(length, LONGEST_RESULT));
        }
        return text;
    }

    private static @Nullable Settlement failed(Run run, Throwable failure) {
        var interruption = run.interruption();
        if (interruption == null) {
            return failure instanceof GiveUp
                    ? new Settlement.Dead(run.claim(), String.valueOf(failure.getMessage()))
                    : again(run, describe(failure));
        }
        return switch (interruption) {
            case TIME_OVER -> again(run, "ran longer than " + run.handler().type().timeLimit());
            case CANCELLED -> new Settlement.Cancelled(run.claim());
            case DRAINED -> new Settlement.Returned(run.claim(), Duration.ZERO);
            case LOST -> {
                run.lose();
                yield null;
            }
        };
    }

    private static Settlement again(Run run, String error) {
        var claim = run.claim();
        LOG.debug("{} failed: {}", claim, error);
        return claim.attempt() >= claim.mostAttempts()
                ? new Settlement.Dead(claim, error)
                : new Settlement.Again(
                        claim,
                        run.handler()
                                .type()
                                .retries()
                                .pauseAfter(claim.attempt(), ThreadLocalRandom.current()),
                        error);
    }

    private static String describe(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure.toString() : failure + "; " + cause;
    }
}
