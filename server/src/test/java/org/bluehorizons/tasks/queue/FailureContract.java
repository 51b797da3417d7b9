package org.bluehorizons.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.queue.Settlement.Again;
import org.bluehorizons.tasks.queue.Settlement.Dead;
import org.bluehorizons.tasks.queue.Settlement.Returned;
import org.junit.jupiter.api.Test;

/** What becomes of tasks that fail, and of those whose workers do. */
interface FailureContract extends Benched {

    @Test
    default void repeatsAFailedAttempt() {
        var type = QueueBench.type("failing");
        var bench = bench(type);
        var worker = bench.worker();
        var id = bench.submit(type, "x");
        var begun = System.nanoTime();
        bench.settle(
                new Again(bench.receiveOne(worker, type), Duration.ofSeconds(1), "no \0 luck"));
        assertThat(bench.state(id)).isEqualTo("scheduled");

        var second = bench.receiveOne(worker, type);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(bench.text("task", "failures", id)).contains("no   luck", "\"attempt\": 1");
    }

    @Test
    default void keepsTheLastTenFailures() {
        var type =
                QueueBench.type("unlucky")
                        .with(new RetryPolicy(100, Duration.ZERO, Duration.ofSeconds(1)));
        var bench = bench(type);
        var worker = bench.worker();
        var id = bench.submit(type, "x");
        for (var i = 1; i <= 12; i++) {
            bench.settle(new Again(bench.receiveOne(worker, type), Duration.ZERO, "e" + i));
        }
        assertThat(bench.text("task", "json_array_length(failures)", id)).isEqualTo("10");
        assertThat(bench.text("task", "failures", id)).contains("e12", "e3").doesNotContain("e2\"");
    }

    @Test
    default void keepsDeadLettersWithTheirReason() {
        var type = QueueBench.type("dead");
        var bench = bench(type);
        var id = bench.submit(type, "x");
        bench.settle(new Dead(bench.receiveOne(bench.worker(), type), "no such invoice"));
        assertThat(bench.state(id)).isEqualTo("dead");
        assertThat(bench.text("dead_letter", "reason", id)).isEqualTo("no such invoice");
        assertThat(bench.text("dead_letter", "failures", id)).contains("no such invoice");
    }

    @Test
    default void countsNoAttemptForWhatIsReturned() {
        var type = QueueBench.type("returned");
        var bench = bench(type);
        var worker = bench.worker();
        bench.submit(type, "x");
        bench.settle(new Returned(bench.receiveOne(worker, type), Duration.ZERO));
        assertThat(bench.receiveOne(worker, type).attempt()).isEqualTo(1);
    }

    @Test
    default void givesTheTasksOfADeadWorkerToOthers() {
        var type = QueueBench.type("orphaned");
        var bench = bench(type);
        var dead = bench.worker();
        var id = bench.submit(type, "x");
        var lost = bench.receiveOne(dead, type);
        bench.kill(dead);

        var claim = bench.receiveOne(bench.worker(), type);

        assertThat(claim.id()).isEqualTo(id);
        assertThat(claim.attempt()).isEqualTo(2);
        assertThat(bench.done(lost)).as("the dead one's claim is void").containsExactly(lost);
        assertThat(bench.state(id)).isEqualTo("running");
        assertThat(bench.receive(dead, 10, type)).as("it gets nothing more").isEmpty();
        assertThat(bench.done(claim)).isEmpty();
        assertThat(bench.state(id)).isEqualTo("done");
        assertThat(bench.done(claim)).as("settled is settled").containsExactly(claim);
    }

    @Test
    default void isolatesATaskThatKillsItsWorkers() {
        var type =
                QueueBench.type("poison")
                        .with(new RetryPolicy(2, Duration.ZERO, Duration.ofSeconds(1)));
        var bench = bench(type);
        var id = bench.submit(type, "x");
        for (var i = 0; i < 2; i++) {
            var worker = bench.worker();
            bench.receiveOne(worker, type);
            bench.kill(worker);
        }
        assertThat(bench.state(id)).isEqualTo("dead");
        assertThat(bench.text("dead_letter", "reason", id)).contains("worker", "died", "attempt 2");
    }

    @Test
    default void givesBackWhatAWorkerDoesNotKnowThatItHolds() {
        var type = QueueBench.type("unheard");
        var bench = bench(type);
        var worker = bench.worker();
        bench.submitMany(type, 3);
        var claims = bench.receiveAll(worker, 3, type);
        var known = claims.getFirst();
        var unheard = claims.subList(1, 3);
        var other = bench.worker();
        bench.submit(type, "somebody else's");
        var others = bench.receiveOne(other, type);

        assertThat(bench.store().giveBackOthers(worker, List.of(known.id()))).isEqualTo(2);

        assertThat(bench.state(known.id())).isEqualTo("running");
        assertThat(bench.state(others.id())).isEqualTo("running");
        var again = bench.receiveAll(other, 2, type);
        assertThat(again)
                .extracting(Claim::id)
                .containsExactlyInAnyOrderElementsOf(unheard.stream().map(Claim::id).toList());
        assertThat(again).as("nobody ran them").extracting(Claim::attempt).containsOnly(1);
        assertThat(bench.done(unheard.getFirst())).containsExactly(unheard.getFirst());
    }
}
