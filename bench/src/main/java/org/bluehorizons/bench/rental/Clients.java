package org.bluehorizons.bench.rental;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Clients that each ask again as soon as they are answered. */
final class Clients {
    private Clients() {}

    /** Asks once; true when it was granted, false when it was refused as it should be. */
    interface Client extends AutoCloseable {
        boolean ask() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes the client of a number. */
    interface Maker {
        Client make(int number) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param granted a second
     * @param refused a second
     */
    record Figures(double granted, double refused, double p50Millis, double p99Millis) {}

    static Figures run(int clients, int seconds, Maker maker)
            throws InterruptedException, ExecutionException {
        long from = System.nanoTime();
        long until = from + TimeUnit.SECONDS.toNanos(seconds);
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        long granted = 0;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Count>> counts = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                int own = number;
                counts.add(threads.submit(() -> loop(maker.make(own), until)));
            }
            for (Future<Count> count : counts) {
                all.add(count.get().micros());
                granted += count.get().granted();
            }
        }
        double time = (System.nanoTime() - from) / 1e9;
        return new Figures(
                granted / time,
                (all.getTotalCount() - granted) / time,
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3);
    }

    private record Count(long granted, Histogram micros) {}

    private static Count loop(Client client, long until) throws Exception {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        long granted = 0;
        try (client) {
            for (long now = System.nanoTime(); now < until; ) {
                granted += client.ask() ? 1 : 0;
                long then = System.nanoTime();
                micros.recordValue((then - now) / 1_000);
                now = then;
            }
        }
        return new Count(granted, micros);
    }
}
