package org.bluehorizons.bench.peer.jobrunr;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/**
 * JobRunr in its own process, as one that submits or as one that works. It prints {@code ready} when
 * it is, and ends when its standard input does.
 *
 * <p>Arguments: {@code submit} or {@code work}, the database by JDBC, connections to it, threads. A
 * submitter reads numbers, a line each, submits so many empty jobs and prints {@code submitted}.
 */
public final class JobRunrPeer {
    /** It refuses shorter ones on a database. Workers that are busy do not wait for it. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    private JobRunrPeer() {}

    /** The job. */
    public static final class Empty {
        /** JobRunr makes one a run. */
        public Empty() {}

        public void run() {}
    }

    public static void main(String[] arguments) throws IOException {
        boolean works = arguments[0].equals("work");
        int threads = Integer.parseInt(arguments[3]);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[1]);
        pool.setMaximumPoolSize(Integer.parseInt(arguments[2]));
        // Batches in fewer statements; its own documentation leaves this to the driver.
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        JobScheduler scheduler =
                JobRunr.configure()
                        .useStorageProvider(
                                new PostgresStorageProvider(new HikariDataSource(pool)))
                        .useBackgroundJobServerIf(
                                works,
                                BackgroundJobServerConfiguration
                                        .usingStandardBackgroundJobServerConfiguration()
                                        .andPollInterval(POLL_INTERVAL)
                                        .andWorkerCount(threads))
                        .initialize()
                        .getJobScheduler();
        System.out.println("ready");
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            scheduler.<Empty, Integer>enqueue(
                    IntStream.range(0, Integer.parseInt(order)).boxed(), (job, _) -> job.run());
            System.out.println("submitted");
        }
        // Its threads are not daemons; what a worker holds is settled first.
        JobRunr.destroy();
        System.exit(0);
    }
}
