package org.bluehorizons.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.bluehorizons.tasks.queue.TaskQueue.Want;
import org.junit.jupiter.api.Test;

/** Which tasks a worker gets, and when. */
interface HandingOutContract extends Benched {

    @Test
    default void handsOutWhatWasSubmitted() {
        var type = QueueBench.type("submitted");
        var bench = bench(type);
        var id =
                bench.tasks()
                        .submit(NewTask.of(type, new Note("a \"quoted\" ü\u0000")).by("somebody"));

        var claim = bench.receiveOne(bench.worker(), type);

        assertThat(claim.id()).isEqualTo(id);
        assertThat(claim.type()).isEqualTo(type.name());
        assertThat(claim.payload()).contains("a \\\"quoted\\\" ü");
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.mostAttempts()).isEqualTo(type.retries().mostAttempts());
        assertThat(claim.createdBy()).isEqualTo("somebody");
        assertThat(bench.state(id)).isEqualTo("running");
        assertThat(bench.settle(new Settlement.Done(claim, "{\"sum\": 7}"))).isEmpty();
        assertThat(bench.state(id)).isEqualTo("done");
        assertThat(bench.text("finished", "result", id)).isEqualTo("{\"sum\": 7}");
    }

    @Test
    default void handsEachTaskToOneOfManyWorkers() throws Exception {
        var type = QueueBench.type("many");
        var bench = bench(type);
        var ids = bench.submitMany(type, 400);

        var claims = new ArrayList<Claim>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<Claim>> taker = () -> takeWhileThereAre(bench, type);
            for (var taken : threads.invokeAll(List.of(taker, taker, taker, taker))) {
                claims.addAll(taken.get());
            }
        }

        assertThat(claims).extracting(Claim::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<Claim> takeWhileThereAre(QueueBench bench, TaskType<Note> type) {
        var worker = bench.worker();
        var taken = new ArrayList<Claim>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    var some = bench.receive(worker, 10, type);
                    taken.addAll(some);
                    return some.isEmpty();
                });
        return taken;
    }

    @Test
    default void wakesWhoWaits() throws Exception {
        var type = QueueBench.type("waking");
        var bench = bench(type);
        var worker = bench.worker();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting =
                    threads.submit(() ->
                            bench.queue()
                                    .receive(
                                            worker,
                                            List.of(new Want(type.name(), 1)),
                                            1,
                                            Duration.ofSeconds(20)));
            var id = bench.submit(type, "wake up");
            var submitted = System.nanoTime();
            var claims = new ArrayList<>(waiting.get());
            claims.addAll(claims.isEmpty() ? bench.receiveAll(worker, 1, type) : List.of());
            assertThat(claims).extracting(Claim::id).containsExactly(id);
            assertThat(Duration.ofNanos(System.nanoTime() - submitted))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    default void letsNoTypeStarveAnother() {
        var much = QueueBench.type("much");
        var few = QueueBench.type("few");
        var bench = bench(much, few);
        bench.submitMany(much, 500);
        bench.submitMany(few, 10);

        var claims = bench.receiveAll(bench.worker(), 40, much, few);

        assertThat(claims).filteredOn(claim -> claim.type().equals(few.name())).hasSize(10);
        assertThat(claims).filteredOn(claim -> claim.type().equals(much.name())).hasSize(30);
    }

    @Test
    default void takesWhatMattersMoreFirst() {
        var type = QueueBench.type("priority");
        var bench = bench(type);
        var task = NewTask.of(type, new Note("x"));
        var ids =
                bench.tasks()
                        .submit(
                                List.of(
                                        task,
                                        task.withPriority(-3),
                                        task.withPriority(9),
                                        task.withPriority(9)));

        assertThat(bench.receiveAll(bench.worker(), 4, type))
                .extracting(Claim::id)
                .containsExactly(ids.get(2), ids.get(3), ids.get(0), ids.get(1));
    }

    @Test
    default void waitsForTheDelay() {
        var type = QueueBench.type("delayed");
        var bench = bench(type);
        var begun = System.nanoTime();
        bench.tasks().submit(NewTask.of(type, new Note("later")).after(Duration.ofSeconds(1)));

        bench.receiveOne(bench.worker(), type);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(10));
    }

    @Test
    default void keepsToTheLimitOfAType() {
        var type = QueueBench.type("limited").atMost(3);
        var free = QueueBench.type("unlimited");
        var bench = bench(type, free);
        bench.submitMany(type, 10);
        bench.submitMany(free, 2);
        var one = bench.worker();
        var other = bench.worker();

        var claims = new ArrayList<>(bench.receiveAll(one, 4, type, free));
        claims.addAll(bench.receiveAll(other, 1, type, free));

        var limited = claims.stream().filter(claim -> claim.type().equals(type.name())).toList();
        assertThat(limited).hasSize(3);
        assertThat(bench.receive(other, 10, type, free)).isEmpty();
        bench.done(limited.getFirst());
        bench.receiveOne(other, type);
        assertThat(bench.receive(one, 10, type)).isEmpty();
    }
}
