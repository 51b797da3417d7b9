package org.bluehorizons.bench.peer.dbscheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * db-scheduler in its own process, as one that submits or as one that works. It prints {@code ready}
 * when it is, and ends when its standard input does.
 *
 * <p>Arguments: {@code submit} or {@code work}, the database by JDBC, connections to it, threads. A
 * submitter makes the table, reads numbers, a line each, submits so many empty executions and prints
 * {@code submitted}.
 */
public final class DbSchedulerPeer {
    private static final OneTimeTask<Void> EMPTY =
            Tasks.oneTime("empty").execute((_, _) -> {});
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    /** From here on its own benchmark takes smaller parts of more threads. */
    private static final int MANY_THREADS = 50;

    private DbSchedulerPeer() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[1]);
        pool.setMaximumPoolSize(Integer.parseInt(arguments[2]));
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        DataSource database = new HikariDataSource(pool);
        int threads = Integer.parseInt(arguments[3]);
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (arguments[0].equals("work")) {
            Scheduler scheduler = scheduler(database, threads);
            scheduler.start();
            System.out.println("ready");
            while (orders.readLine() != null) {
                throw new IOException("a worker takes no orders");
            }
            scheduler.stop();
        } else {
            makeTable(database);
            SchedulerClient client = SchedulerClient.Builder.create(database, EMPTY).build();
            System.out.println("ready");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                submit(client, Integer.parseInt(order));
                System.out.println("submitted");
            }
        }
        System.exit(0);
    }

    /** The limits are those of its own benchmark (docs/performance.md) for 20 and 100 threads. */
    private static Scheduler scheduler(DataSource database, int threads) {
        double lower = threads < MANY_THREADS ? 4.0 : 2.0;
        double upper = threads < MANY_THREADS ? 20.0 : 6.0;
        return Scheduler.create(database, EMPTY)
                .threads(threads)
                .pollingInterval(POLL_INTERVAL)
                .pollUsingLockAndFetch(lower, upper)
                .schedulerName(new SchedulerName.Fixed("worker-" + ProcessHandle.current().pid()))
                .build();
    }

    private static void submit(SchedulerClient client, int count) {
        String batch = UUID.randomUUID() + "-";
        Stream<TaskInstance<?>> instances =
                IntStream.range(0, count).mapToObj(number -> EMPTY.instance(batch + number));
        client.scheduleBatch(instances, Instant.now());
    }

    /** As its documentation has it, without what only priorities need. */
    private static void makeTable(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS scheduled_tasks (
                        task_name            text NOT NULL,
                        task_instance        text NOT NULL,
                        task_data            bytea,
                        execution_time       timestamptz NOT NULL,
                        picked               boolean NOT NULL,
                        picked_by            text,
                        last_success         timestamptz,
                        last_failure         timestamptz,
                        consecutive_failures int,
                        last_heartbeat       timestamptz,
                        version              bigint NOT NULL,
                        priority             smallint,
                        PRIMARY KEY (task_name, task_instance));
                    CREATE INDEX IF NOT EXISTS execution_time_idx
                        ON scheduled_tasks (execution_time);
                    CREATE INDEX IF NOT EXISTS last_heartbeat_idx
                        ON scheduled_tasks (last_heartbeat)
                    """);
        }
    }
}
