package org.bluehorizons.bench.loads;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Files through the platform's REST interface, as anybody would load them. */
public final class PriceLoad {
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final int EVERY_MILLIS = 200;
    private static final double QUARTER = 0.25;

    private final Caller caller;

    public PriceLoad(Caller caller) {
        this.caller = caller;
    }

    /** Looks on while a load goes. */
    interface Onlooker {
        /**
         * Called a few times a second.
         *
         * @param done of the whole, 0 to 1
         */
        void see(double done) throws IOException, InterruptedException;
    }

    /**
     * A load that is done.
     *
     * @param nanos from the request for it to its end
     * @param estimateOff by how much of the load its estimate at a quarter was off; null: it made
     *     none then
     */
    record Ended(long rows, long nanos, @Nullable Double estimateOff) {
        double perSecond() {
            return rows * 1e9 / nanos;
        }
    }

    /** Returns the file's id. */
    public String upload(Path file) throws IOException, InterruptedException {
        return caller.post(
                        "/v1/load-files?name=" + file.getFileName(),
                        "text/csv",
                        BodyPublishers.ofFile(file))
                .path("id")
                .asString();
    }

    /** A small one. */
    public void run(String dataSet, Path file) throws IOException, InterruptedException {
        run(Map.of("dataSet", dataSet, "fileId", upload(file)), 1, _ -> {});
    }

    /**
     * Returns when it is done; an error when it is anything else.
     *
     * @param rows of the file
     */
    Ended run(Map<String, ?> wanted, long rows, Onlooker onlooker)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        String path = "/v1/loads/" + caller.post("/v1/loads", wanted).path("id").asString();
        Instant estimate = null;
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            JsonNode load = caller.get(path);
            String state = load.path("state").asString();
            switch (state) {
                case "done" -> {
                    return ended(load, System.nanoTime() - start, estimate);
                }
                case "failed", "cancelled", "paused" ->
                        throw new IOException("%s: %s".formatted(path, load));
                default -> {
                    double done = done(load, rows);
                    JsonNode end = load.path("estimatedEnd");
                    if (estimate == null && done >= QUARTER && end.isString()) {
                        estimate = Instant.parse(end.asString());
                    }
                    onlooker.see(done);
                }
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
        throw new IOException("%s: not done after %s".formatted(path, PATIENCE));
    }

    /** Each row is read and merged. */
    private static double done(JsonNode load, long rows) {
        JsonNode figures = load.path("rows");
        return (figures.path("read").asLong() + figures.path("merged").asLong()) / (2.0 * rows);
    }

    private static Ended ended(JsonNode load, long nanos, @Nullable Instant estimate) {
        long rows = load.path("rows").path("merged").asLong();
        if (estimate == null) {
            return new Ended(rows, nanos, null);
        }
        Instant from = Instant.parse(load.path("startedAt").asString());
        Instant end = Instant.parse(load.path("endedAt").asString());
        double off = Math.abs(Duration.between(end, estimate).toMillis());
        return new Ended(rows, nanos, off / Duration.between(from, end).toMillis());
    }
}
