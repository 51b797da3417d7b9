package org.bluehorizons.tasks.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.tasks.workers.ScriptedHandler.Script;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class TaskWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired private Tasks tasks;

    @Autowired
    @Qualifier("scripted")
    private ScriptedHandler handler;

    @Autowired
    @Qualifier("patient")
    private ScriptedHandler patient;

    @Autowired private JdbcClient database;
    @Autowired private TaskWorker worker;

    @Test
    void runsWhatIsSubmitted() {
        var id = submit("runs", "done");
        awaitState(id, "done");
        assertThat(one("SELECT result::text FROM tasks.finished WHERE id = :id", id))
                .isEqualTo("{\"by\":\"system\"}");
    }

    @Test
    void runsThousandsInNoTime() {
        var batch = UUID.randomUUID();
        var many = new ArrayList<NewTask>();
        for (var i = 0; i < 5_000; i++) {
            many.add(NewTask.of(ScriptedHandler.TYPE, new Script("mass", "done")).inBatch(batch));
        }
        tasks.submit(many);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(
                                        one(
                                                """
                                                SELECT count(*)::text FROM tasks.finished
                                                WHERE batch_id = :id AND outcome = 'done'
                                                """,
                                                batch))
                                .isEqualTo("5000"));
        assertThat(handler.seen("mass")).hasSize(5_000);
    }

    @Test
    void triesAgainWhatFailed() {
        var id = submit("again", "fail once");
        awaitState(id, "done");
        assertThat(handler.seen("again")).containsExactly("attempt 1", "attempt 2");
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        var id = submit("last", "fail");
        awaitState(id, "dead");
        assertThat(handler.seen("last")).hasSize(3);
        assertThat(one("SELECT reason FROM tasks.dead_letter WHERE id = :id", id))
                .contains("broken");
    }

    @Test
    void givesUpAtOnceWhatIsHopeless() {
        var id = submit("hopeless", "give up");
        awaitState(id, "dead");
        assertThat(handler.seen("hopeless")).hasSize(1);
        assertThat(one("SELECT reason FROM tasks.dead_letter WHERE id = :id", id))
                .isEqualTo("hopeless");
    }

    @Test
    void refusesResultsThatNobodyWouldRead() {
        var id = submit("long", "long result");
        awaitState(id, "dead");
        assertThat(one("SELECT reason FROM tasks.dead_letter WHERE id = :id", id))
                .contains("result", "65536");
    }

    @Test
    void interruptsWhatTakesTooLong() {
        var id = submit("slow", "wait");
        awaitState(id, "dead");
        assertThat(handler.seen("slow")).contains("interrupted");
        assertThat(one("SELECT reason FROM tasks.dead_letter WHERE id = :id", id))
                .contains("ran longer than PT2S");
    }

    @Test
    void showsProgressAndInterruptsWhatNobodyWants() {
        var id = submit("progress", "progress");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(one("SELECT progress::text FROM tasks.task WHERE id = :id", id))
                                .contains("seven of ten"));
        tasks.cancel(id);
        awaitState(id, "cancelled");
    }

    @Test
    void keepsTheOrderOfAGroup() {
        var many = new ArrayList<NewTask>();
        for (var i = 0; i < 40; i++) {
            many.add(
                    NewTask.of(
                                    ScriptedHandler.TYPE,
                                    new Script("order", i % 5 == 0 ? "fail once" : "done"))
                            .inGroup("order"));
        }
        var ids = tasks.submit(many);
        awaitState(ids.getLast(), "done");
        var ends =
                database.sql(
                                """
                                SELECT id FROM tasks.finished WHERE id = ANY (:ids::uuid[])
                                ORDER BY finished_at
                                """)
                        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        assertThat(ends).containsExactlyElementsOf(ids);
    }

    @Test
    void returnsWhatItCannotFinishAndBeginsAnew() {
        var id = tasks.submit(NewTask.of(ScriptedHandler.PATIENT, new Script("drained", "wait")));
        await().atMost(PATIENCE).until(() -> patient.running("drained") == 1);

        worker.stop();
        try {
            assertThat(patient.running("drained")).isZero();
            assertThat(state(id)).isEqualTo("ready");
            assertThat(one("SELECT attempts::text FROM tasks.task WHERE id = :id", id))
                    .isEqualTo("0");
        } finally {
            worker.start();
        }

        await().atMost(PATIENCE).until(() -> patient.running("drained") == 1);
        tasks.cancel(id);
        awaitState(id, "cancelled");
    }

    @Test
    void beginsAnewWhenItWasTakenForDead() {
        var before = workers();
        var id = submit("lost", "wait");
        await().atMost(PATIENCE).until(() -> handler.running("lost") == 1);

        database.sql("DELETE FROM tasks.worker").update();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(workers()).isNotEmpty().doesNotContainAnyElementsOf(before));
        awaitState(id, "dead");
        assertThat(handler.seen("lost")).contains("interrupted");
    }

    @Test
    void undoesTheEffectOfARunThatIsNotTheTasksAnyMore(@Autowired EffectHandler effects) {
        var id = tasks.submit(NewTask.of(EffectHandler.TYPE, new EffectHandler.Effects()));
        await().atMost(PATIENCE).until(() -> effects.waiting() == 1);
        database.sql("UPDATE tasks.task SET claim = claim + 1 WHERE id = :id")
                .param("id", id)
                .update();
        effects.goOn();
        await().atMost(PATIENCE).until(() -> effects.waiting() == 0);
        assertThat(effects.of(id)).isZero();

        database.sql("UPDATE tasks.task SET state = 'ready', worker_id = NULL WHERE id = :id")
                .param("id", id)
                .update();
        await().atMost(PATIENCE).until(() -> effects.waiting() == 1);
        effects.goOn();
        awaitState(id, "done");
        assertThat(effects.of(id)).isEqualTo(1);
    }

    private List<UUID> workers() {
        return database.sql("SELECT id FROM tasks.worker")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private UUID submit(String name, String does) {
        return tasks.submit(NewTask.of(ScriptedHandler.TYPE, new Script(name, does)));
    }

    private void awaitState(UUID task, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(task)).isEqualTo(state));
    }

    private String state(UUID task) {
        return one(
                """
                SELECT state FROM tasks.task WHERE id = :id
                UNION ALL SELECT outcome FROM tasks.finished WHERE id = :id
                UNION ALL SELECT 'dead' FROM tasks.dead_letter WHERE id = :id
                """,
                task);
    }

    private String one(String sql, UUID id) {
        return database.sql(sql)
                .param("id", id)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }
}
