package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Wait;

/** A process of a service. */
public final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(10);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What Amazon ECS gives a task by itself. */
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Slot slot;
    private final Installation installation;
    private final Child child;

    Instance(Slot slot, Installation installation, Child child) {
        this.slot = slot;
        this.installation = installation;
        this.child = child;
    }

    public Slot slot() {
        return slot;
    }

    public Installation installation() {
        return installation;
    }

    /** Returns when its readiness says so. */
    public void awaitReady() throws IOException, InterruptedException {
        Wait.until(slot.name() + " is ready", START, child, this::isReady);
    }

    /** Whether its readiness says so now. */
    public boolean isReady() {
        return answers(readiness());
    }

    /**
     * SIGTERM.
     *
     * @return how long it took to end
     * @throws IOException when it did not within the time that a cloud gives it
     */
    public Duration terminate() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        child.jvm().destroy();
        if (!child.process().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw child.failed(slot.name() + " had to be killed " + STOP + " after SIGTERM");
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        child.jvm().destroyForcibly();
        child.process().waitFor();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }

    private URI readiness() {
        return URI.create(
                "http://127.0.0.1:%d/actuator/health/readiness".formatted(slot.management()));
    }

    private static boolean answers(URI address) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(address)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
