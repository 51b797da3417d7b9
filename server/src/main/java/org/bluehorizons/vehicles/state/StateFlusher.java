package org.bluehorizons.vehicles.state;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes what waits in {@link LiveState} to the table, some times a second, on a thread of its own;
 * less often when thousands of cars change at once, so that telemetry keeps the machine. When the
 * database fails, the changes wait on; at the end everything is written once more.
 */
@Component
class StateFlusher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StateFlusher.class);
    private static final int AT_ONCE = 5_000;

    /** Flushing takes at most one part in so many of the time, however busy the fleet is. */
    private static final int SHARE = 5;

    private final LiveState state;
    private final StateStore store;
    private final StateSettings settings;
    private final Timer flushes;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    StateFlusher(LiveState state, StateStore store, StateSettings settings, MeterRegistry metrics) {
        this.state = state;
        this.store = store;
        this.settings = settings;
        this.flushes =
                Timer.builder("vehicles.state.flush")
                        .description("Time to write the changed live states")
                        .register(metrics);
        Gauge.builder("vehicles.state.waiting", state, LiveState::waiting)
                .description("Cars whose change is not written yet")
                .register(metrics);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("state-flusher").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends after the gateway, whose last changes it writes. */
    @Override
    public int getPhase() {
        return 500;
    }

    private void run() {
        var lastNanos = 0L;
        while (running) {
            LockSupport.parkNanos(
                    Math.max(settings.flushEvery().toNanos(), lastNanos * (SHARE - 1)));
            var begun = System.nanoTime();
            flush();
            lastNanos = System.nanoTime() - begun;
        }
        flush();
    }

    private void flush() {
        while (state.waiting() > 0) {
            var changes = state.take(AT_ONCE);
            try {
                flushes.record(() -> store.write(changes));
            } catch (RuntimeException failure) {
                state.putBack(changes);
                LOG.error(
                        "live states of {} cars wait: the database failed",
                        changes.size(),
                        failure);
                return;
            }
        }
    }
}
