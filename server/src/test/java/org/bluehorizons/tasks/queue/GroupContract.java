package org.bluehorizons.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.bluehorizons.tasks.queue.Settlement.Again;
import org.bluehorizons.tasks.queue.Settlement.Dead;
import org.junit.jupiter.api.Test;

/** Tasks of a group run one after the other. */
interface GroupContract extends Benched {

    @Test
    default void keepsTheOrderOfAGroup() {
        var type = QueueBench.type("ordered");
        var bench = bench(type);
        var worker = bench.worker();
        var first = bench.tasks().submit(inGroup(type, "g"));
        var others = bench.tasks().submit(List.of(inGroup(type, "g"), inGroup(type, "g")));
        var elsewhere = bench.tasks().submit(inGroup(type, "other"));

        var claims = bench.receiveAll(worker, 2, type);
        assertThat(claims).extracting(Claim::id).containsExactlyInAnyOrder(first, elsewhere);
        var head = of(claims, first);
        bench.settle(new Again(head, Duration.ZERO, "failed"));
        head = bench.receiveOne(worker, type);
        assertThat(head.id()).as("a failed head blocks its group").isEqualTo(first);
        assertThat(bench.receive(worker, 10, type)).isEmpty();

        bench.settle(new Dead(head, "broken"));
        var second = bench.receiveOne(worker, type);
        assertThat(second.id()).as("a dead one does not").isEqualTo(others.getFirst());
        assertThat(bench.receive(worker, 10, type)).isEmpty();
        bench.done(second);
        assertThat(bench.receiveOne(worker, type).id()).isEqualTo(others.getLast());
    }

    @Test
    default void freesTheGroupOfACancelledTask() {
        var type = QueueBench.type("freed");
        var bench = bench(type);
        var first = bench.tasks().submit(inGroup(type, "g").after(Duration.ofHours(1)));
        var second = bench.tasks().submit(inGroup(type, "g"));
        assertThat(bench.receive(bench.worker(), 10, type)).isEmpty();

        assertThat(bench.tasks().cancel(first)).isTrue();

        assertThat(bench.state(first)).isEqualTo("cancelled");
        assertThat(bench.receiveOne(bench.worker(), type).id()).isEqualTo(second);
    }

    @Test
    default void keepsGroupsInOrderWhenManySubmitAtOnce() throws Exception {
        var type = QueueBench.type("racing");
        var bench = bench(type);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<UUID> submitter = () -> bench.tasks().submit(inGroup(type, "g"));
            for (var submitted : threads.invokeAll(Collections.nCopies(20, submitter))) {
                submitted.get();
            }
        }
        var worker = bench.worker();
        for (var i = 0; i < 20; i++) {
            var head = bench.receiveOne(worker, type);
            assertThat(bench.receive(worker, 10, type)).as("one at a time").isEmpty();
            bench.done(head);
        }
    }

    private static NewTask inGroup(TaskType<Note> type, String group) {
        return NewTask.of(type, new Note(group)).inGroup(group);
    }

    private static Claim of(List<Claim> claims, UUID task) {
        return claims.stream().filter(claim -> claim.id().equals(task)).findFirst().orElseThrow();
    }
}
