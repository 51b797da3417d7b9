package org.bluehorizons.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Questions asked at a steady rate, whatever the platform answers; latency counts from when a
 * question was due, so that a stall is not left out.
 *
 * @param port of REST
 * @param questions asked by many threads at once
 * @param clients connections; a question waits for its own one
 */
public record PacedReads(int port, Questions questions, int clients) {

    /** What is asked next. */
    public interface Questions {
        Question next(SplittableRandom random);
    }

    /**
     * A {@code GET}.
     *
     * @param path with its parameters
     * @param token of whoever asks
     */
    public record Question(String path, String token) {}

    /**
     * What came of it.
     *
     * @param perSecond answered
     */
    public record Figures(double perSecond, double p50Millis, double p99Millis) {}

    /** An error when any answer is not 200. */
    public Figures run(int perSecond, int seconds) throws InterruptedException, ExecutionException {
        long from = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int own = client;
                parts.add(threads.submit(() -> ask(own, perSecond, seconds, from)));
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

    private Histogram ask(int client, int perSecond, int seconds, long from) throws IOException {
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
                Question question = questions.next(random);
                int status =
                        http.ask(
                                "GET",
                                question.path,
                                "Authorization: Bearer " + question.token + "\r\n",
                                "");
                if (status != 200) {
                    throw new IOException("GET %s: %d".formatted(question.path, status));
                }
                micros.recordValue(Math.max(0, (System.nanoTime() - due) / 1_000));
            }
        }
        return micros;
    }
}
