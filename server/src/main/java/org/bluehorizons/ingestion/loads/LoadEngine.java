package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.loads.Stopped.Reason;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs loads: staging, checking, merging, publishing, each from where the last run ended. A run
 * ends with its load, with a {@link Stopped}, or with a failure of the world, after which the task
 * is tried again; whatever of a step is not committed then has not happened.
 *
 * <p>Two workers never merge the same chunk: a new run ends the database session of the one before,
 * and each commit names the run and fails once there is a later one.
 */
@Component
final class LoadEngine {

    private static final Logger LOG = LoggerFactory.getLogger(LoadEngine.class);
    private static final int MOST_FAILURES = 60;

    private final DatabaseAddress address;
    private final JdbcClient database;
    private final LoadStore store;
    private final DataSets dataSets;
    private final LoadInput input;
    private final LoadSettings settings;
    private final LoadMetrics metrics;
    private final Clock clock;

    /** A run at work. */
    private record Run(Load load, DataSet dataSet, Session session, RunControl control) {}

    LoadEngine(
            DatabaseAddress address,
            JdbcClient database,
            LoadStore store,
            DataSets dataSets,
            LoadInput input,
            LoadSettings settings,
            LoadMetrics metrics,
            Clock clock) {
        this.address = address;
        this.database = database;
        this.store = store;
        this.dataSets = dataSets;
        this.input = input;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @throws SQLException and other failures of the world, after which a further run may succeed
     */
    TaskResult run(UUID id, TaskRun task) throws SQLException, IOException, InterruptedException {
        try (var session = Session.open(address, id)) {
            var load = session.inTransaction(() -> LoadStore.begin(session.sql(), id));
            return load.isEmpty() ? TaskResult.DONE : run(load.get(), session, task);
        } catch (Stopped cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private TaskResult run(Load load, Session session, TaskRun task)
            throws SQLException, IOException, InterruptedException, Stopped {
        var throttle = new Throttle(settings.maxShare(), settings.adaptive());
        var control = new RunControl(load, task, throttle, clock);
        var dataSet = dataSets.find(load.dataSet());
        if (dataSet.isEmpty()) {
            throw new IllegalStateException(
                    "load %s: this version has no data set %s"
                            .formatted(load.id(), load.dataSet()));
        }
        var run = new Run(load, dataSet.get(), session, control);
        var ground =
                new Ticker.Ground(
                        new Probe(database, settings.quietTransactions()), store, metrics);
        try {
            try (var _ = Ticker.start(load, control, throttle, ground, session, task)) {
                phases(run);
            }
            metrics.ended(
                    load,
                    control.isOverLimit() ? LoadState.FAILED : LoadState.DONE,
                    control.figures());
            return TaskResult.DONE;
        } catch (Stopped stopped) {
            return stopped(run, stopped.reason());
        } catch (LoadFailure failure) {
            end(run, LoadState.FAILED, failure.code(), failure.text());
            return TaskResult.DONE;
        } catch (SQLException failure) {
            return broken(run, failure);
        } catch (IOException failure) {
            return broken(run, failure);
        } catch (DataAccessException failure) {
            return broken(run, failure);
        } catch (RuntimeException bug) {
            LOG.error("load {} into {} fails", load.id(), load.dataSet(), bug);
            end(run, LoadState.FAILED, "internal_error", bug.toString());
            return TaskResult.DONE;
        }
    }

    private void phases(Run run) throws SQLException, IOException, InterruptedException, Stopped {
        var control = run.control;
        control.check();
        forgetLost(run);
        if (control.phase() == LoadState.STAGING) {
            var file = input.of(run.load, run.dataSet);
            var target =
                    run.session.inTransaction(() ->
                            FilledChunks.of(run.session, run.load, run.dataSet)
                                    .orElseGet(() ->
                                            new ChunkTables(run.session, run.load, run.dataSet)));
            new Staging(run.session, run.load, target, control, file).run();
        }
        if (control.phase() == LoadState.CHECKING) {
            new Checking(run.session, run.load, run.dataSet, control).run();
            control.phase(LoadState.MERGING);
        }
        new Merging(run.session, run.load, run.dataSet, control).run();
    }

    /** Staged rows do not outlive a crash of PostgreSQL; their tables do, empty. */
    private static void forgetLost(Run run)
            throws SQLException, IOException, InterruptedException, Stopped {
        var checkpoints = new Checkpoints(run.session, run.load);
        var lost =
                run.session.inTransaction(() -> {
                    var staged = checkpoints.chunks().stream().filter(Chunk::isStaged).toList();
                    var any =
                            staged.stream()
                                    .filter(chunk -> chunk.rows() > 0)
                                    .anyMatch(chunk -> isEmpty(run.session, chunk.table()));
                    if (any) {
                        staged.forEach(chunk -> drop(run.session, chunk));
                        checkpoints.lost();
                    }
                    return any;
                });
        if (lost) {
            LOG.warn("load {}: PostgreSQL has crashed, its file is staged again", run.load.id());
            run.control.startOver();
            run.control.phase(LoadState.STAGING);
        }
    }

    private static boolean isEmpty(Session session, String table) {
        return session.sql()
                .sql("SELECT pg_relation_size(:table::regclass) = 0")
                .param("table", table)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private static void drop(Session session, Chunk chunk) {
        session.sql().sql("DROP TABLE " + chunk.table()).update();
    }

    private TaskResult stopped(Run run, Reason reason)
            throws SQLException, IOException, InterruptedException, Stopped {
        return switch (reason) {
            case CANCEL -> {
                end(run, LoadState.CANCELLED, null, null);
                yield TaskResult.DONE;
            }
            case PAUSE -> {
                store.leave(run.load, LoadState.PAUSED);
                yield TaskResult.DONE;
            }
            case WORKER_ENDS -> {
                store.leave(run.load, LoadState.WAITING);
                yield new TaskResult.Continue(Duration.ZERO);
            }
            case TAKEN_OVER -> TaskResult.DONE;
        };
    }

    /** Nothing of the load remains but what was kept on purpose. */
    private void end(Run run, LoadState state, @Nullable String code, @Nullable String error)
            throws SQLException, IOException, InterruptedException {
        var checkpoints = new Checkpoints(run.session, run.load);
        try {
            run.session.inTransaction(() -> {
                run.dataSet.discard(run.session.connection(), run.load.id(), run.load.mode());
                var chunks = checkpoints.chunks();
                chunks.stream().filter(Chunk::isStaged).forEach(c -> drop(run.session, c));
                var merged =
                        run.load.mode() == LoadMode.REPLACE
                                ? 0
                                : chunks.stream()
                                        .filter(Chunk::merged)
                                        .mapToLong(Chunk::rows)
                                        .sum();
                checkpoints.end(state, merged, run.control.figures().millis(), code, error);
                return true;
            });
            metrics.ended(run.load, state, run.control.figures());
        } catch (Stopped takenOver) {
            LOG.info("load {} was taken over by another run", run.load.id());
        }
    }

    private <E extends Exception> TaskResult broken(Run run, E failure)
            throws E, SQLException, IOException, InterruptedException, Stopped {
        var cause = SqlFailure.in(failure);
        var reason = run.control.stopping();
        if (reason != null && cause.filter(SqlFailure::isInterruption).isPresent()) {
            return stopped(run, reason);
        }
        Optional<String> refusal = cause.filter(SqlFailure::isOurs).map(SqlFailure::text);
        if (refusal.isPresent()) {
            LOG.error("load {} into {} fails", run.load.id(), run.load.dataSet(), failure);
            end(run, LoadState.FAILED, "refused_by_database", refusal.get());
            return TaskResult.DONE;
        }
        if (store.failed(run.load, String.valueOf(failure.getMessage())) >= MOST_FAILURES) {
            end(
                    run,
                    LoadState.FAILED,
                    "given_up",
                    "Failed %d times in a row, at last: %s"
                            .formatted(MOST_FAILURES, failure.getMessage()));
            return TaskResult.DONE;
        }
        throw failure;
    }
}
