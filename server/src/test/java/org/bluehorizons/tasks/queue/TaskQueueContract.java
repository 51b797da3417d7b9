package org.bluehorizons.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bluehorizons.tasks.KeyReused;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.TaskTypes;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.bluehorizons.tasks.queue.Settlement.Again;
import org.bluehorizons.tasks.queue.Settlement.Dead;
import org.bluehorizons.tasks.queue.Settlement.Returned;
import org.bluehorizons.tasks.queue.TaskQueue.Want;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** What each engine must do. Subclasses are {@code @PlatformTest}s. */
public abstract class TaskQueueContract {

    @Autowired protected ApplicationContext platform;
    @Autowired private TransactionOperations transactions;

    /** The engine under test, on rows of its own types. */
    protected abstract TaskQueue engine(TaskStore store, TaskTypes types);

    protected final QueueBench bench(TaskType<Note> type) {
        return new QueueBench(platform, this::engine, List.of(type));
    }

    protected final QueueBench bench(TaskType<Note> one, TaskType<Note> other) {
        return new QueueBench(platform, this::engine, List.of(one, other));
    }

    @Test
    void handsOutWhatWasSubmitted() {
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
    void handsEachTaskToOneOfManyWorkers() throws Exception {
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
    void wakesWhoWaits() throws Exception {
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
    void keepsTheOrderOfAGroup() {
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
    void freesTheGroupOfACancelledTask() {
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
    void keepsGroupsInOrderWhenManySubmitAtOnce() throws Exception {
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

    @Test
    void letsNoTypeStarveAnother() {
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
    void takesWhatMattersMoreFirst() {
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
    void waitsForTheDelay() {
        var type = QueueBench.type("delayed");
        var bench = bench(type);
        var begun = System.nanoTime();
        bench.tasks().submit(NewTask.of(type, new Note("later")).after(Duration.ofSeconds(1)));

        bench.receiveOne(bench.worker(), type);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(10));
    }

    @Test
    void repeatsAFailedAttempt() {
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
    void keepsTheLastTenFailures() {
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
    void keepsDeadLettersWithTheirReason() {
        var type = QueueBench.type("dead");
        var bench = bench(type);
        var id = bench.submit(type, "x");
        bench.settle(new Dead(bench.receiveOne(bench.worker(), type), "no such invoice"));
        assertThat(bench.state(id)).isEqualTo("dead");
        assertThat(bench.text("dead_letter", "reason", id)).isEqualTo("no such invoice");
        assertThat(bench.text("dead_letter", "failures", id)).contains("no such invoice");
    }

    @Test
    void countsNoAttemptForWhatIsReturned() {
        var type = QueueBench.type("returned");
        var bench = bench(type);
        var worker = bench.worker();
        bench.submit(type, "x");
        bench.settle(new Returned(bench.receiveOne(worker, type), Duration.ZERO));
        assertThat(bench.receiveOne(worker, type).attempt()).isEqualTo(1);
    }

    @Test
    void givesTheTasksOfADeadWorkerToOthers() {
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
    void isolatesATaskThatKillsItsWorkers() {
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
    void keepsToTheLimitOfAType() {
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

    @Test
    void answersARepeatedKeyWithTheFirstTask() {
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
    void submitsOnceWhenManyUseAKey() throws Exception {
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
    void knowsNothingOfWhatWasRolledBack() {
        var type = QueueBench.type("undone");
        var bench = bench(type);
        transactions.executeWithoutResult(status -> {
            bench.submit(type, "x");
            status.setRollbackOnly();
        });
        assertThat(bench.receive(bench.worker(), 10, type)).isEmpty();
    }

    @Test
    void cancelsWhatWaitsAtOnceAndAsksWhatRuns() {
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

    private static NewTask inGroup(TaskType<Note> type, String group) {
        return NewTask.of(type, new Note(group)).inGroup(group);
    }

    private static Claim of(List<Claim> claims, UUID task) {
        return claims.stream().filter(claim -> claim.id().equals(task)).findFirst().orElseThrow();
    }
}
