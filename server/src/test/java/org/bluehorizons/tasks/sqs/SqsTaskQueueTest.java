package org.bluehorizons.tasks.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.TaskType;
import org.bluehorizons.tasks.queue.Claim;
import org.bluehorizons.tasks.queue.QueueBench;
import org.bluehorizons.tasks.queue.QueueBench.Note;
import org.bluehorizons.tasks.queue.Settlement;
import org.bluehorizons.testing.FreePort;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What is SQS's own: hints that come twice, late, or not at all. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqsTaskQueueTest {

    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Autowired private ApplicationContext platform;
    private final List<SqsEngine> engines = new ArrayList<>();
    private LocalSqs sqs;

    @BeforeAll
    void startSqs() {
        sqs = LocalSqs.start();
    }

    @AfterAll
    void stopSqs() {
        sqs.close();
    }

    @AfterEach
    void stopEngines() {
        engines.forEach(SqsEngine::close);
        engines.clear();
    }

    @Test
    void handsOutByHintsAlone() {
        var type = QueueBench.type("hinted");
        var bench = bench(type, LONG, NEVER);
        var worker = lookOnce(bench, type);
        var ids = bench.submitMany(type, 35);

        var claims = bench.receiveAll(worker, 35, type);

        assertThat(claims).extracting(Claim::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(claims).extracting(Claim::receipt).doesNotContainNull().doesNotHaveDuplicates();
        claims.forEach(bench::done);
        awaitEmpty(type);
    }

    @Test
    void announcesAgainWhatIsToBeRepeated() {
        var type = QueueBench.type("repeated");
        var bench = bench(type, LONG, NEVER);
        var worker = lookOnce(bench, type);
        bench.submit(type, "x");
        for (var attempt = 1; attempt <= 3; attempt++) {
            var claim = bench.receiveOne(worker, type);
            assertThat(claim.attempt()).isEqualTo(attempt);
            bench.settle(new Settlement.Again(claim, Duration.ZERO, "failed"));
        }
        bench.done(bench.receiveOne(worker, type));
        awaitEmpty(type);
    }

    @Test
    void runsATaskOnceOfWhichItHearsTwice() {
        var type = QueueBench.type("twice");
        var bench = bench(type, LONG, NEVER);
        var worker = lookOnce(bench, type);
        var id = bench.submit(type, "x");
        awaitQueue(type);
        sqs.send(type.name(), id.toString());
        sqs.send(type.name(), id.toString());
        sqs.send(type.name(), UUID.randomUUID().toString());

        var claim = bench.receiveOne(worker, type);

        assertThat(claim.id()).isEqualTo(id);
        bench.done(claim);
        await().until(() -> {
            assertThat(bench.receive(worker, 10, type)).isEmpty();
            return sqs.messages(type.name()) == 0;
        });
    }

    @Test
    void findsTasksWhoseHintsWereLost() {
        var type = QueueBench.type("lost");
        var bench = bench(type, LONG, Duration.ofMillis(500));
        var id = bench.submit(type, "x");
        awaitQueue(type);
        await().until(() -> sqs.messages(type.name()) == 1);
        sqs.purge(type.name());

        var claim = bench.receiveOne(bench.worker(), type);

        assertThat(claim.id()).isEqualTo(id);
        assertThat(claim.receipt()).isNull();
    }

    @Test
    void looksSoonerWhenAHintLiesWithAProcessThatHasStopped() {
        var type = QueueBench.type("stopped");
        var bench = bench(type, LONG, Duration.ofSeconds(20));
        var worker = lookOnce(bench, type);
        bench.submit(type, "x");
        awaitQueue(type);
        await().until(() -> sqs.messages(type.name()) == 1);
        sqs.receive(type.name());
        bench.submit(type, "y");
        var begun = System.nanoTime();

        bench.receiveAll(worker, 2, type);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void givesATaskToOthersWhenItsWorkerDies() {
        var type = QueueBench.type("died");
        var bench = bench(type, SHORT, NEVER);
        var dead = lookOnce(bench, type);
        var id = bench.submit(type, "x");
        bench.receiveOne(dead, type);
        bench.kill(dead);

        var claim = bench.receiveOne(bench.worker(), type);

        assertThat(claim.id()).isEqualTo(id);
        assertThat(claim.attempt()).isEqualTo(2);
        bench.done(claim);
        // The dead one's hint comes back when its time is over, and is found to be of no use.
        await().until(() -> {
            assertThat(bench.receive(dead, 10, type)).isEmpty();
            return sqs.messages(type.name()) == 0;
        });
    }

    @Test
    void keepsHintsHiddenWhileTheirTasksRun() {
        var type = QueueBench.type("long");
        var bench = bench(type, SHORT, NEVER);
        var worker = lookOnce(bench, type);
        bench.submit(type, "x");
        var held = List.of(bench.receiveOne(worker, type));

        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .until(() -> {
                    bench.queue().extend(held);
                    return sqs.visible(type.name()) == 0;
                });

        bench.done(held.getFirst());
        awaitEmpty(type);
    }

    @Test
    void sendsTasksOfGroupsToFifoQueuesInOrder() {
        var type = QueueBench.type("grouped");
        var bench = bench(type, LONG, NEVER);
        var worker = lookOnce(bench, type);
        var task = NewTask.of(type, new Note("x")).inGroup("car \u00e9 7");
        var ids = bench.tasks().submit(List.of(task, task, task));

        for (var id : ids) {
            var head = bench.receiveOne(worker, type);
            assertThat(head.id()).isEqualTo(id);
            assertThat(head.receipt()).startsWith("fifo:");
            assertThat(bench.receive(worker, 10, type)).isEmpty();
            bench.done(head);
        }
    }

    @Test
    void carriesTheTraceOfWhoeverSubmitted() {
        var type = QueueBench.type("traced");
        bench(type, LONG, NEVER);
        var id = UUID.randomUUID();
        engines.getLast()
                .send(
                        new ReadyTasks.Ready(
                                id,
                                type.name(),
                                null,
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                "once"));

        var message = sqs.receive(type.name());

        assertThat(message.body()).isEqualTo(id.toString());
        assertThat(message.attributes())
                .containsEntry(
                        MessageSystemAttributeName.AWS_TRACE_HEADER,
                        "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1");
    }

    @Test
    void leavesWhatIsNoHint() {
        var type = QueueBench.type("strange");
        var bench = bench(type, SHORT, NEVER);
        var worker = lookOnce(bench, type);
        bench.done(submitAndReceive(bench, worker, type));
        awaitEmpty(type);
        sqs.send(type.name(), "not a task");

        bench.done(submitAndReceive(bench, worker, type));

        await().until(() -> sqs.messages(type.name()) == 1);
    }

    @Test
    void waitsUntilSqsAnswers() {
        var type = QueueBench.type("away");
        var port = FreePort.next();
        var bench = bench(type, LONG, NEVER, LocalSqs.at(port));
        var worker = lookOnce(bench, type);
        var id = bench.submit(type, "x");

        await().until(() -> !engines.getLast().isHealthy());
        assertThat(bench.receive(worker, 1, type)).isEmpty();
        try (var late = LocalSqs.startAt(port)) {
            assertThat(late.endpoint()).isEqualTo(LocalSqs.at(port));
            assertThat(bench.receiveOne(worker, type).id()).isEqualTo(id);
            await().until(() -> engines.getLast().isHealthy());
            stopEngines();
        }
    }

    @Test
    void worksFromTheTableWhileSqsIsAway() {
        var type = QueueBench.type("without");
        var bench = bench(type, LONG, Duration.ofMillis(200), LocalSqs.at(FreePort.next()));
        var ids = bench.submitMany(type, 20);

        var claims = bench.receiveAll(bench.worker(), 20, type);

        assertThat(claims).extracting(Claim::id).containsExactlyInAnyOrderElementsOf(ids);
        claims.forEach(bench::done);
    }

    private static Claim submitAndReceive(QueueBench bench, UUID worker, TaskType<Note> type) {
        bench.submit(type, "x");
        return bench.receiveOne(worker, type);
    }

    private QueueBench bench(TaskType<Note> type, Duration visibility, Duration look) {
        return bench(type, visibility, look, sqs.endpoint());
    }

    private QueueBench bench(
            TaskType<Note> type, Duration visibility, Duration look, URI endpoint) {
        return new QueueBench(
                platform,
                (store, _) -> {
                    engines.add(new SqsEngine(platform, store, endpoint, visibility, look));
                    return engines.getLast().queue();
                },
                List.of(type));
    }

    /** After that the engine knows of tasks by hints alone, if it never looks again. */
    private static UUID lookOnce(QueueBench bench, TaskType<Note> type) {
        var worker = bench.worker();
        assertThat(bench.receive(worker, 1, type)).isEmpty();
        return worker;
    }

    private void awaitQueue(TaskType<Note> type) {
        await().until(() -> sqs.has(type.name()));
    }

    private void awaitEmpty(TaskType<Note> type) {
        await().until(() -> sqs.messages(type.name()) == 0);
    }
}
