package org.bluehorizons.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class TaskChangesTest {

    @LocalServerPort private int port;
    @Autowired private DeadLetters letters;
    private Rest operator;
    private Stagehand stage;
    private String name;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        stage = new Stagehand(operator);
        name = Stagehand.newName();
    }

    @Test
    void cancelsATaskThatWaitsAtOnceAndOnce() {
        var id = stage.submit(named(""), ", \"delay\": \"P1D\"");
        assertThat(operator.delete("/v1/tasks/" + id).status()).isEqualTo(204);
        assertThat(stage.task(id).text("/state")).isEqualTo("cancelled");
        assertThat(actions("task:" + id)).containsExactly("task.cancelled");

        var again = operator.delete("/v1/tasks/" + id);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/code")).isEqualTo("task_over");
        assertThat(operator.delete("/v1/tasks/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void cancelsATaskThatRuns() {
        var id = stage.submit(named(", \"waiting\": true"));
        stage.await(id, "running");
        assertThat(operator.delete("/v1/tasks/" + id).status()).isEqualTo(204);
        stage.await(id, "cancelled");
    }

    @Test
    void cancelsThoseOfABatchThatWaitAndFreesTheirGroups() {
        var group = ", \"group\": \"%s\"".formatted(name);
        var scheduled =
                "{\"type\": \"test.cue\", \"payload\": %s, \"delay\": \"P1D\"%s}"
                        .formatted(named(""), group);
        var batch = operator.post("/v1/tasks", "[%s, %s]".formatted(scheduled, scheduled));
        var behind = stage.submit(named(""), group);
        assertThat(stage.task(behind).text("/state")).isEqualTo("blocked");

        var cancelled = operator.delete("/v1/tasks?batch=" + batch.text("/batch"));

        assertThat(cancelled.json().at("/cancelled").asInt()).isEqualTo(2);
        assertThat(cancelled.json().at("/more").asBoolean(true)).isFalse();
        stage.await(behind, "done");
        assertThat(operator.delete("/v1/tasks").text("/errors/0/field")).isEqualTo("type");
    }

    @Test
    void triesAgainNowWhatWouldBeTriedLater() {
        var id = stage.submit(named(", \"ending\": \"FAILED\""));
        var failed = stage.await(id, "scheduled");
        assertThat(failed.text("/error")).contains("missed the cue for " + name);
        assertThat(failed.json().at("/failures").size()).isEqualTo(1);

        CueHandler.give(name);
        assertThat(operator.post("/v1/tasks/" + id + "/retry", "").status()).isEqualTo(202);
        var done = stage.await(id, "done");
        assertThat(done.json().at("/attempts").asInt()).isEqualTo(2);
        assertThat(actions("task:" + id)).containsExactly("task.retried");

        var over = operator.post("/v1/tasks/" + id + "/retry", "");
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.text("/detail")).contains("done (expected: dead or scheduled)");
    }

    @Test
    void redrivesADeadLetterByItsIdWithAllAttemptsBeforeIt() {
        var id = stage.dead(name, "");
        assertThat(stage.task(id).text("/error")).isEqualTo("no cue for " + name);
        CueHandler.give(name);
        assertThat(operator.post("/v1/tasks/" + id + "/retry", "").status()).isEqualTo(202);
        var done = stage.await(id, "done");
        assertThat(done.json().at("/attempts").asInt()).isEqualTo(1);
    }

    @Test
    void listsRedrivesAndForgetsDeadLetters() {
        var group = ", \"group\": \"%s\"".formatted(name);
        var first = stage.dead(name, group);
        var second = stage.dead(name, group);
        var third = stage.dead(name, group);
        var list = "/v1/dead-letters?group=" + name;
        assertThat(Stagehand.ids(operator.get(list))).containsExactly(third, second, first);

        assertThat(operator.delete("/v1/dead-letters/" + third).status()).isEqualTo(204);
        assertThat(operator.delete("/v1/dead-letters/" + third).status()).isEqualTo(404);
        assertThat(operator.get("/v1/tasks/" + third).status()).isEqualTo(404);

        CueHandler.give(name);
        var redriven =
                operator.postOnce(
                        "/v1/dead-letters/redrive",
                        "{\"ids\": [\"%s\", \"%s\", \"%s\"]}".formatted(first, second, third));
        assertThat(redriven.json().at("/redriven").asInt()).isEqualTo(2);
        stage.await(first, "done");
        stage.await(second, "done");
        assertThat(Stagehand.ids(operator.get(list))).isEmpty();
    }

    @Test
    void redrivesASelectionAtTheRateAskedFor() {
        var batch = deadBatch(6);
        CueHandler.give(name);
        var begun =
                operator.post(
                        "/v1/dead-letters/redrive",
                        "{\"batch\": \"%s\", \"perSecond\": 5}".formatted(batch));
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.text("/type")).isEqualTo("tasks.redrive");
        var start = System.nanoTime();
        var done = stage.await(begun.text("/id"), "done");
        assertThat(System.nanoTime() - start).isGreaterThan(700_000_000L);
        assertThat(done.json().at("/result/redriven").asInt()).isEqualTo(6);
        for (var id : Stagehand.ids(operator.get("/v1/tasks?batch=" + batch))) {
            stage.await(id, "done");
        }
        assertThat(actions("task:" + begun.text("/id")))
                .containsExactly("dead_letters.redrive_begun");
    }

    @Test
    void redrivesOnceWhatFailsAgain() {
        var batch = deadBatch(3);
        var begun =
                operator.post("/v1/dead-letters/redrive", "{\"batch\": \"%s\"}".formatted(batch));
        var done = stage.await(begun.text("/id"), "done");
        assertThat(done.json().at("/result/redriven").asInt()).isEqualTo(3);
        for (var id : Stagehand.ids(operator.get("/v1/tasks?batch=" + batch))) {
            assertThat(stage.await(id, "dead").text("/error")).contains("no cue");
        }
        var deleted = operator.delete("/v1/dead-letters?batch=" + batch);
        assertThat(deleted.json().at("/deleted").asInt()).isEqualTo(3);
    }

    @Test
    void selectsOnlyWhatWasDeadWhenItWasAskedFor() {
        var before = letters.now();
        var batch = UUID.fromString(deadBatch(2));
        var after = letters.now();
        assertThat(letters.count(new DeadLetters.Selection(null, batch, before))).isZero();
        assertThat(letters.ids(new DeadLetters.Selection(null, batch, before), 10)).isEmpty();
        assertThat(letters.ids(new DeadLetters.Selection("test.cue", batch, after), 10)).hasSize(2);
        assertThat(letters.count(new DeadLetters.Selection("test.other", batch, after))).isZero();
    }

    @Test
    void refusesToRedriveWhatIsNotSaidClearly() {
        for (var body :
                List.of(
                        "{}",
                        "{\"ids\": []}",
                        "{\"all\": true, \"type\": \"test.cue\"}",
                        "{\"type\": \"test.cue\", \"perSecond\": 0}",
                        "{\"ids\": [\"%s\"], \"perSecond\": 5}".formatted(UUID.randomUUID()))) {
            assertThat(operator.post("/v1/dead-letters/redrive", body).status())
                    .as(body)
                    .isEqualTo(422);
        }
        assertThat(operator.delete("/v1/dead-letters").status()).isEqualTo(422);
    }

    private String deadBatch(int number) {
        var one =
                "{\"type\": \"test.cue\", \"payload\": %s}"
                        .formatted(named(", \"ending\": \"GIVEN_UP\""));
        var made = operator.post("/v1/tasks", "[" + (one + ", ").repeat(number - 1) + one + "]");
        for (var task : made.json().at("/tasks")) {
            stage.await(task.at("/id").asString(), "dead");
        }
        return made.text("/batch");
    }

    private String named(String further) {
        return "{\"name\": \"%s\"%s}".formatted(name, further);
    }

    private List<String> actions(String subject) {
        var entries = Rest.administrator(port).get("/v1/audit-entries?subject=" + subject);
        return StreamSupport.stream(entries.json().at("/items").spliterator(), false)
                .map(entry -> entry.at("/action").asString())
                .toList();
    }
}
