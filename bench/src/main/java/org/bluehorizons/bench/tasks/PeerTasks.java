package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.bench.Cluster;

/** JobRunr or db-scheduler: one process submits, others work. */
final class PeerTasks implements Contestant {
    private static final String CONNECTIONS = "12";
    private static final String HEAP = "-Xmx384m";

    private final Path root;
    private final Path work;
    private final Kind kind;
    private final String url;
    private final int threads;
    private final Connection database;
    private final Peer submitter;
    private final List<Peer> workers = new ArrayList<>();

    static final Kind JOB_RUNR =
            new Kind(
                    "JobRunr",
                    5,
                    new Peer.Program("jobrunr", "JobRunrPeer", HEAP),
                    """
                    SELECT count(*) FROM jobrunr_jobs
                    WHERE state IN ('ENQUEUED', 'PROCESSING', 'SCHEDULED', 'FAILED')
                    """,
                    """
                    DELETE FROM jobrunr_jobs WHERE state = 'SUCCEEDED';
                    VACUUM ANALYZE jobrunr_jobs
                    """);
    static final Kind DB_SCHEDULER =
            new Kind(
                    "db-scheduler",
                    2,
                    new Peer.Program("dbscheduler", "DbSchedulerPeer", HEAP),
                    "SELECT count(*) FROM scheduled_tasks",
                    "VACUUM ANALYZE scheduled_tasks");

    /**
     * One of the two, and how its tables are read.
     *
     * @param aim how many times as many tasks ours is to do
     * @param open counts its tasks that are not done
     * @param sweep clears away those that are
     */
    record Kind(String name, double aim, Peer.Program program, String open, String sweep) {}

    /**
     * Returns when one can submit.
     *
     * @param threads of a worker
     */
    PeerTasks(Kind kind, Path root, Path work, Cluster cluster, int threads)
            throws IOException, SQLException {
        this.kind = kind;
        this.root = root;
        this.work = work;
        this.threads = threads;
        this.url = cluster.newDatabase(kind.program.name());
        this.database = DriverManager.getConnection(url);
        this.submitter = launch("submit");
        submitter.awaitReady();
    }

    private Peer launch(String mode) throws IOException {
        Path log = work.resolve(kind.program.name() + "-" + mode + ".log");
        return Peer.launch(
                root, kind.program, log, mode, url, CONNECTIONS, Integer.toString(threads));
    }

    @Override
    public String name() {
        return kind.name;
    }

    /** How many times as many tasks ours is to do. */
    double aim() {
        return kind.aim;
    }

    @Override
    public void startWorkers(int count) throws IOException {
        for (int number = 0; number < count; number++) {
            workers.add(launch("work"));
        }
        for (Peer worker : workers) {
            worker.awaitReady();
        }
    }

    @Override
    public void stopWorkers() throws IOException {
        for (Peer worker : workers) {
            worker.close();
        }
        workers.clear();
    }

    @Override
    public List<ProcessHandle> workers() {
        return workers.stream().map(Peer::handle).toList();
    }

    @Override
    public void submit(int tasks) throws IOException {
        submitter.order(Integer.toString(tasks), "submitted");
    }

    @Override
    public long open() throws SQLException {
        return Sql.count(database, kind.open);
    }

    @Override
    public void sweep() throws SQLException {
        Sql.runEach(database, kind.sweep);
    }

    @Override
    public void close() throws IOException, SQLException {
        stopWorkers();
        submitter.close();
        database.close();
    }
}
