package org.bluehorizons.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bluehorizons.tasks.KeyReused;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.bluehorizons.tasks.queue.Settlement.Again;
import org.junit.jupiter.api.Test;

/** What submitting and cancelling mean to workers. */
interface SubmissionContract extends Benched {

    @Test
    default void answersARepeatedKeyWithTheFirstTask() {
        var type = QueueBench.type("keyed");
        var bench = bench(type);
        var task = NewTask.of(type, new Note("x")).withKey("k1");
        var id = bench.tasks().submit(task);

        assertThat(bench.tasks().submit(List.of(task, task))).containsExactly(id, id);
        assertThatThrownBy(
                        () -> bench.tasks().submit(NewTask.of(type, new Note("y")).withKey("k1")))
                .isInstanceOf(KeyReused.class)
                .hasMessageContaining("k1");
        var claims = bench.receiveAll(bench.worker(), 1, type);
        assertThat(claims).extracting(Claim::id).containsExactly(id);
        assertThat(bench.receive(bench.worker(), 10, type)).isEmpty();
    }

    @Test
    default void submitsOnceWhenManyUseAKey() throws Exception {
        var type = QueueBench.type("contested");
        var bench = bench(type);
        var task = NewTask.of(type, new Note("x")).withKey("k");
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<UUID> submitter = () -> bench.tasks().submit(task);
            var ids = new ArrayList<UUID>();
            for (var id : threads.invokeAll(Collections.nCopies(16, submitter))) {
                ids.add(id.get());
            }
            assertThat(ids).containsOnly(ids.getFirst());
        }
        bench.receiveOne(bench.worker(), type);
        assertThat(bench.receive(bench.worker(), 10, type)).isEmpty();
    }

    @Test
    default void knowsNothingOfWhatWasRolledBack() {
        var type = QueueBench.type("undone");
        var bench = bench(type);
        transactions()
                .executeWithoutResult(status -> {
                    bench.submit(type, "x");
                    status.setRollbackOnly();
                });
        assertThat(bench.receive(bench.worker(), 10, type)).isEmpty();
    }

    @Test
    default void cancelsWhatWaitsAtOnceAndAsksWhatRuns() {
        var type = QueueBench.type("unwanted");
        var bench = bench(type);
        var running = bench.submit(type, "runs");
        var claim = bench.receiveOne(bench.worker(), type);
        var waiting = bench.submit(type, "waits");

        assertThat(bench.tasks().cancel(waiting)).isTrue();
        assertThat(bench.tasks().cancel(running)).isTrue();

        assertThat(bench.state(waiting)).isEqualTo("cancelled");
        assertThat(bench.tasks().cancel(waiting)).isFalse();
        assertThat(bench.text("task", "cancel_wanted", running)).isEqualTo("true");
        bench.settle(new Again(claim, Duration.ZERO, "failed meanwhile"));
        assertThat(bench.state(running)).isEqualTo("cancelled");
    }
}
