package org.bluehorizons.bench.rental;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Availability asked for at a steady rate, whatever the platform answers; latency counts from when
 * a question was due, so that a stall is not left out.
 */
final class PacedReads {
    private PacedReads() {}

    /**
     * What came of it.
     *
     * @param perSecond answered
     */
    record Figures(double perSecond, double p50Millis, double p99Millis) {}

    static Figures run(int port, RentalWorld world, int perSecond, int seconds, int clients)
            throws InterruptedException, ExecutionException {
        long from = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int own = client;
                parts.add(
                        threads.submit(
                                () -> ask(port, world, own, clients, perSecond, seconds, from)));
            }
            for (Future<Histogram> part : parts) {
                all.add(part.get());
            }
        }
        double time = (System.nanoTime() - from) / 1e9;
        return new Figures(
                all.getTotalCount() / time,
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3);
    }

    private static Histogram ask(
            int port,
            RentalWorld world,
            int client,
            int clients,
            int perSecond,
            int seconds,
            long from)
            throws IOException {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        SplittableRandom random = new SplittableRandom(client);
        try (HttpLine http = new HttpLine(port)) {
            for (long number = client; number < (long) perSecond * seconds; number += clients) {
                long due = from + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                String token = world.tokens().get(random.nextInt(world.tokens().size()));
                int status =
                        http.ask(
                                "GET",
                                String.format(
                                        Locale.ROOT,
                                        "/v1/availability?latitude=%.5f&longitude=%.5f&radiusMetres=2000",
                                        1.25 + random.nextDouble() * 0.2,
                                        103.65 + random.nextDouble() * 0.35),
                                "Authorization: Bearer " + token + "\r\n",
                                "");
                if (status != 200) {
                    throw new IOException("GET /v1/availability: " + status);
                }
                micros.recordValue(Math.max(0, (System.nanoTime() - due) / 1_000));
            }
        }
        return micros;
    }
}
