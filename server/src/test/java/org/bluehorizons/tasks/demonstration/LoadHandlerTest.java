package org.bluehorizons.tasks.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.demonstration.Load.Kind;
import org.bluehorizons.tasks.demonstration.Load.Resource;
import org.bluehorizons.testing.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadHandlerTest {

    private static final Clock STOPPED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final int ROOM = 1_000;

    private final AtomicLong seconds = new AtomicLong();
    private final AtomicLong step = new AtomicLong(60);
    private final RandomGenerator chance = new Random(7);

    /** A minute passes whenever somebody looks, unless the test stops it. */
    private final InstantSource hasty = () -> Instant.ofEpochSecond(seconds.addAndGet(step.get()));

    private final Clock clock = hasty.withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "LIGHT, CPU, 1, 1, threads",
        "AVERAGE, CPU, 2, 3, threads",
        "INTENSE, CPU, 4, 6, threads",
        "LIGHT, RAM, 1, 5, MiB",
        "AVERAGE, RAM, 10, 20, MiB",
        "INTENSE, RAM, 100, 250, MiB",
    })
    void takesAsMuchAsTheKindSays(Kind kind, Resource resource, int least, int most, String unit)
            throws Exception {
        var handler = new LoadHandler(chance, clock, ROOM);
        for (var round = 0; round < 10; round++) {
            var report = report(handler.run(new Load(kind, resource, 0, null), Attempt.first()));
            assertThat(report.amount()).isBetween(least, most);
            assertThat(report.unit()).isEqualTo(unit);
            assertThat(report.millis())
                    .isBetween(2_000L, resource == Resource.CPU ? 5_000L : 8_000L);
        }
    }

    @Test
    void keepsAsManyThreadsBusyAsItReportsUntilItIsInterrupted() throws InterruptedException {
        var handler = new LoadHandler(chance, STOPPED, ROOM);
        var run =
                Thread.startVirtualThread(() ->
                        assertThatThrownBy(() ->
                                        handler.run(
                                                new Load(Kind.INTENSE, Resource.CPU, 0, null),
                                                Attempt.first()))
                                .isInstanceOf(InterruptedException.class));
        await().until(() -> busyThreads() >= 4);
        run.interrupt();
        run.join();
        await().until(() -> busyThreads() == 0);
    }

    @Test
    void letsGoOfMemoryWhenItIsInterrupted() throws Exception {
        var rude = new AtomicBoolean(true);
        // Looked at first when the memory is held.
        InstantSource interrupting =
                () -> {
                    if (rude.get()) {
                        Thread.currentThread().interrupt();
                    }
                    return hasty.instant();
                };
        step.set(0);
        var handler = new LoadHandler(() -> 0L, interrupting.withZone(ZoneOffset.UTC), 1);
        var light = new Load(Kind.LIGHT, Resource.RAM, 0, null);
        assertThatThrownBy(() -> handler.run(light, Attempt.first()))
                .isInstanceOf(InterruptedException.class);
        rude.set(false);
        step.set(60);
        // There is room for one mebibyte only.
        assertThat(report(handler.run(light, Attempt.first())).amount()).isEqualTo(1);
    }

    @Test
    void givesUpWhatNoWorkerOfThisSizeCanHold() {
        var handler = new LoadHandler(chance, clock, 50);
        assertThatThrownBy(() ->
                        handler.run(new Load(Kind.INTENSE, Resource.RAM, 0, null), Attempt.first()))
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("-Xmx");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 40", "30, 240, 360", "100, 1000, 1000"})
    void failsAsManyOfAHundredAsAsked(int percentage, int least, int most) throws Exception {
        var handler = new LoadHandler(chance, clock, ROOM);
        var load = new Load(Kind.LIGHT, Resource.RAM, percentage, null);
        var failed = 0;
        for (var attempt = 0; attempt < 1_000; attempt++) {
            try {
                handler.run(load, Attempt.first());
            } catch (IllegalStateException byChance) {
                failed++;
            }
        }
        assertThat(failed).isBetween(least, most);
    }

    @Test
    void isOneTaskUnlessMoreAreAskedFor() {
        var handler = new LoadHandler(chance, clock, ROOM);
        assertThat(handler.copies(new Load(Kind.LIGHT, Resource.CPU, 0, null))).isEqualTo(1);
        assertThat(handler.copies(new Load(Kind.LIGHT, Resource.CPU, 0, 40))).isEqualTo(40);
        assertThat(handler.type().timeLimit()).isGreaterThan(Duration.ofSeconds(8));
    }

    private static long busyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("demonstration-load-"))
                .count();
    }

    private static LoadHandler.Report report(TaskResult result) {
        return (LoadHandler.Report) Objects.requireNonNull(((TaskResult.Done) result).result());
    }
}
