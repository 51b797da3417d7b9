package org.bluehorizons.tasks.demonstration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@code demonstration.load}: keeps threads busy for 2 to 5 s, or holds memory for 2 to 8 s, then
 * fails as often as asked. All runs of a process together hold at most half its heap; one that
 * finds no room waits.
 */
@Component
class LoadHandler implements TaskHandler<Load> {

    private static final TaskType<Load> TYPE =
            TaskType.of(
                            "demonstration.load",
                            Load.class,
                            "Keeps processors busy or holds memory, to see how workers scale.")
                    .forCallers()
                    .with(new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofSeconds(30)))
                    .within(Duration.ofMinutes(2));

    private static final Load.Range BUSY_MILLIS = new Load.Range(2_000, 5_000);
    private static final Load.Range HELD_MILLIS = new Load.Range(2_000, 8_000);
    private static final int MEBIBYTE = 1 << 20;
    private static final int PAGE = 4_096;
    private static final int HUNDRED = 100;
    private static final int LOOK_AT_CLOCK = 10_000;
    private static final Duration NAP = Duration.ofMillis(50);

    private final RandomGenerator chance;
    private final Clock clock;
    private final int heldAtMost;
    private final Semaphore room;
    private final LongAdder computed = new LongAdder();

    /** What was done. */
    record Report(String resource, int amount, String unit, long millis) {}

    @Autowired
    LoadHandler(RandomGenerator chance, Clock clock) {
        this(chance, clock, (int) (Runtime.getRuntime().maxMemory() / MEBIBYTE / 2));
    }

    /**
     * @param heldAtMost mebibytes, by all runs together
     */
    LoadHandler(RandomGenerator chance, Clock clock, int heldAtMost) {
        this.chance = chance;
        this.clock = clock;
        this.heldAtMost = heldAtMost;
        this.room = new Semaphore(heldAtMost, true);
    }

    @Override
    public TaskType<Load> type() {
        return TYPE;
    }

    @Override
    public int copies(Load load) {
        return load.copies();
    }

    @Override
    public TaskResult run(Load load, TaskRun run) throws Exception {
        var report =
                switch (load.resource()) {
                    case CPU -> compute(of(load.kind().threads()), of(BUSY_MILLIS));
                    case RAM -> hold(of(load.kind().mebibytes()), of(HELD_MILLIS));
                };
        if (chance.nextInt(HUNDRED) < load.failPercentage()) {
            throw new IllegalStateException(
                    "failed by chance, as %d of 100 attempts shall"
                            .formatted(load.failPercentage()));
        }
        return new TaskResult.Done(report);
    }

    private int of(Load.Range range) {
        return chance.nextInt(range.least(), range.most() + 1);
    }

    private Report compute(int threads, int millis) throws InterruptedException {
        var end = clock.instant().plusMillis(millis);
        var busy = new ArrayList<Thread>();
        try {
            for (var number = 1; number <= threads; number++) {
                // Threads of their own: a virtual one that computes would keep a carrier from all
                // others.
                busy.add(
                        Thread.ofPlatform()
                                .daemon()
                                .name("demonstration-load-" + number)
                                .start(() -> computeUntil(end)));
            }
            for (var thread : busy) {
                thread.join();
            }
        } finally {
            busy.forEach(Thread::interrupt);
        }
        return new Report("cpu", threads, "threads", millis);
    }

    private void computeUntil(Instant end) {
        var number = 1L;
        while (clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
            for (var step = 0; step < LOOK_AT_CLOCK; step++) {
                number = number * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            }
        }
        // Otherwise the compiler might leave it out.
        computed.add(number);
    }

    private Report hold(int mebibytes, int millis) throws InterruptedException, GiveUp {
        if (mebibytes > heldAtMost) {
            throw new GiveUp(
                    "%d MiB are more than half this worker's heap (%d MiB): start workers with a larger -Xmx"
                            .formatted(mebibytes, heldAtMost));
        }
        room.acquire(mebibytes);
        try {
            var held = fill(mebibytes);
            var end = clock.instant().plusMillis(millis);
            while (clock.instant().isBefore(end)) {
                Thread.sleep(NAP);
            }
            return new Report("ram", held.size(), "MiB", millis);
        } finally {
            room.release(mebibytes);
        }
    }

    /** Written to, so that the system must give it. */
    private static List<byte[]> fill(int mebibytes) {
        var held = new ArrayList<byte[]>(mebibytes);
        for (var number = 0; number < mebibytes; number++) {
            var block = new byte[MEBIBYTE];
            for (var at = 0; at < block.length; at += PAGE) {
                block[at] = 1;
            }
            held.add(block);
        }
        return held;
    }
}
