package org.bluehorizons.rehearsal.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.loads.PriceFile;
import org.bluehorizons.bench.loads.PriceLoad;
import org.bluehorizons.bench.loads.World;

/**
 * Loads prices from files, one file after the other, so that some load is always under way; each
 * has another random content, whose sum is known.
 */
final class BulkLoads implements AutoCloseable {
    private static final int RETRY_SECONDS = 1;
    private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final Caller caller;
    private final PriceFile files;
    private final Path file;
    private final long rows;
    private final Failures failures;
    private final List<Load> loads = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** What was asked for. */
    private record Load(UUID id, BigDecimal sum) {}

    /**
     * @param rows of a file
     */
    BulkLoads(Caller caller, World world, Path work, long rows, Failures failures) {
        this.caller = caller;
        this.files = new PriceFile(world);
        this.file = work.resolve("prices.csv");
        this.rows = rows;
        this.failures = failures;
        this.thread = Thread.ofPlatform().daemon().name("loads").start(this::run);
    }

    private void run() {
        try {
            for (long seed = 1; !stopping; seed++) {
                files.write(file, rows, seed);
                BigDecimal sum = sum();
                String fileId =
                        persist("POST /v1/load-files", () -> new PriceLoad(caller).upload(file));
                UUID id = UUID.fromString(persist("POST /v1/loads", () -> order(fileId)));
                loads.add(new Load(id, sum));
                awaitEnd(id);
            }
        } catch (IOException failure) {
            failures.failed("no load: " + failure.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private BigDecimal sum() throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum = sum.add(new BigDecimal(line.split(",", -1)[3]));
            }
        }
        return sum;
    }

    private String order(String fileId) throws IOException, InterruptedException {
        return caller.post(
                        "/v1/loads",
                        Map.of(
                                "dataSet", "prices",
                                "fileId", fileId,
                                "mode", "append",
                                "atomicity", "chunked"))
                .path("id")
                .asString();
    }

    private void awaitEnd(UUID id) throws IOException, InterruptedException {
        while (true) {
            String state =
                    persist(
                            "GET /v1/loads",
                            () -> caller.get("/v1/loads/" + id).path("state").asString());
            if (List.of("done", "failed", "cancelled", "paused").contains(state)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Asks again until it is answered; each failure counts. */
    private String persist(String name, Attempt attempt) throws IOException, InterruptedException {
        long giveUp = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            failures.asked();
            try {
                return attempt.ask();
            } catch (IOException failure) {
                failures.failed(name + ": " + failure.getClass().getSimpleName());
                if (System.currentTimeMillis() > giveUp) {
                    throw failure;
                }
                TimeUnit.SECONDS.sleep(RETRY_SECONDS);
            }
        }
    }

    private interface Attempt {
        String ask() throws IOException, InterruptedException;
    }

    /** Returns when the present one is over. */
    @Override
    public void close() {
        stopping = true;
        Joining.await(thread, Duration.ofMillis(PATIENCE_MILLIS));
        thread.interrupt();
        caller.close();
    }

    /** What became of them, held against the database. */
    List<Row> account(Sql sql) throws SQLException {
        long done = 0;
        long broken = 0;
        long right = 0;
        for (Load load : List.copyOf(loads)) {
            done +=
                    sql.number(
                            "SELECT count(*) FROM ingestion.load WHERE id = ? AND state = 'done'",
                            load.id);
            broken += sql.number("SELECT failures FROM ingestion.load WHERE id = ?", load.id);
            right +=
                    sql.number(
                            """
                            SELECT count(*) FROM (
                                SELECT count(*) AS rows, sum(amount) AS sum
                                FROM ingestion.price WHERE load_id = ?) AS stored
                            WHERE rows = ? AND sum = ?
                            """,
                            load.id,
                            rows,
                            load.sum);
        }
        List<Row> result = new ArrayList<>();
        result.add(Row.of("bulk loads", "", (double) loads.size()).atLeast(1));
        result.add(Row.of("rows of each", "", (double) rows));
        result.add(
                Row.of("bulk loads that did not end well", "", (double) loads.size() - done)
                        .atMost(0));
        result.add(Row.of("bulk loads with failed runs", "", (double) broken).atMost(0));
        result.add(
                Row.of(
                                "bulk loads with rows lost, doubled or wrong",
                                "",
                                (double) loads.size() - right)
                        .atMost(0));
        return result;
    }
}
