package org.bluehorizons.tasks.workers;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process from being ended by scale-in or a deployment while tasks run that are worth
 * it. Without it they would be given back and begun elsewhere: nothing is lost, but time is.
 *
 * <p>{@link Free} → {@link Protected} when such a task runs; renewed at half of its expiry, so that
 * a process that dies holds nobody up for long; → Free when none runs any more, or → {@link Spent}
 * when it was protected for the longest time allowed, until none runs. A refusal changes nothing;
 * it is tried again. Called by one thread.
 */
final class Protection {

    private static final Logger LOG = LoggerFactory.getLogger(Protection.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(20);

    private final ContainerAgent agent;
    private final ProtectionSettings settings;
    private final BooleanSupplier busy;
    private final Clock clock;
    private final Runnable failed;
    private volatile State state = new Free();
    private Instant notBefore = Instant.MIN;

    private sealed interface State {}

    private record Free() implements State {}

    private record Protected(Instant since, Instant renewed) implements State {}

    private record Spent() implements State {}

    /**
     * @param busy whether a task runs that is worth it
     * @param failed called for each request that came to nothing
     */
    Protection(
            ContainerAgent agent,
            ProtectionSettings settings,
            BooleanSupplier busy,
            Clock clock,
            Runnable failed) {
        this.agent = agent;
        this.settings = settings;
        this.busy = busy;
        this.clock = clock;
        this.failed = failed;
    }

    /** As far as we know: it may have expired meanwhile. Safe for use by many threads. */
    boolean isOn() {
        return state instanceof Protected;
    }

    /** Does what is due now; never fails. Every few seconds. */
    void look() throws InterruptedException {
        var now = clock.instant();
        if (now.isBefore(notBefore)) {
            return;
        }
        try {
            state = next(now);
        } catch (IOException refused) {
            notBefore = now.plus(PAUSE_AFTER_FAILURE);
            failed.run();
            LOG.warn(
                    "protection by ECS stays as it is, and the work goes on: {}",
                    String.valueOf(refused.getMessage()));
        }
    }

    private State next(Instant now) throws IOException, InterruptedException {
        return switch (state) {
            case Free free -> busy.getAsBoolean() ? protect(now, now) : free;
            case Protected on -> busy.getAsBoolean() ? keep(on, now) : release(new Free());
            case Spent spent -> busy.getAsBoolean() ? spent : new Free();
        };
    }

    private State keep(Protected on, Instant now) throws IOException, InterruptedException {
        if (!now.isBefore(on.since.plus(settings.longest()))) {
            LOG.warn(
                    "protected for {}: from now on a deployment or scale-in may end this process",
                    settings.longest());
            return release(new Spent());
        }
        var due = on.renewed.plus(settings.expiry().dividedBy(2));
        return now.isBefore(due) ? on : protect(on.since, now);
    }

    private State protect(Instant since, Instant now) throws IOException, InterruptedException {
        agent.protect(settings.expiry());
        return new Protected(since, now);
    }

    private State release(State after) throws IOException, InterruptedException {
        agent.release();
        return after;
    }
}
