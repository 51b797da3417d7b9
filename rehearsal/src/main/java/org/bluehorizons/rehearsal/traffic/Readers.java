package org.bluehorizons.rehearsal.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bluehorizons.bench.Caller;
import org.bluehorizons.rehearsal.site.Service;
import org.bluehorizons.rehearsal.site.Site;

/** People who only read, for the smallest of rehearsals. */
public final class Readers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Failures failures = new Failures();
    private final People people = new People(failures);

    private Readers() {}

    public static Readers start(Site site, int count) throws IOException, InterruptedException {
        Readers readers = new Readers();
        try (Caller caller = site.administrator()) {
            Request request = Request.get("/v1/tasks", "/v1/tasks?limit=1", caller.token());
            readers.people.come(count, site.balancer().port(Service.API), PAUSE, _ -> request);
        }
        return readers;
    }

    public Failures failures() {
        return failures;
    }

    public void awaitRequests(long count) throws IOException, InterruptedException {
        await(() -> failures.requests() >= count, "only %d requests");
    }

    public void awaitFailure() throws IOException, InterruptedException {
        await(() -> failures.failed() > 0, "none of %d requests failed");
    }

    private void await(BooleanSupplier there, String otherwise)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IOException(otherwise.formatted(failures.requests()));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        people.close();
    }
}
