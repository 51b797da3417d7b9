package org.bluehorizons.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.Rest.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class SubmitTasksTest {

    @LocalServerPort private int port;
    private Rest operator;
    private Stagehand stage;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        stage = new Stagehand(operator);
    }

    @Test
    void takesATaskAndTellsWhatBecameOfIt() {
        var answer = submit("{\"type\": \"test.cue\", \"payload\": {\"name\": \"Banquo\"}}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/tasks/" + answer.text("/id"));
        assertThat(answer.text("/payload/name")).isEqualTo("Banquo");
        assertThat(answer.text("/createdBy")).startsWith("key:");

        var done = stage.await(answer.text("/id"), "done");

        assertThat(done.json().at("/attempts").asInt()).isEqualTo(1);
        assertThat(done.text("/result/name")).isEqualTo("Banquo");
        assertThat(done.text("/startedAt")).isNotEmpty();
        assertThat(done.text("/endedAt")).isNotEmpty();
        assertThat(done.json().at("/error").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"nobody.knows\", \"payload\": {}} | type | one of demonstration.empty",
                "{\"payload\": {}} | type | one of",
                "{\"type\": \"tasks.redrive\", \"payload\": {}} | type | the platform's alone",
                "{\"type\": \"test.cue\"} | payload | an object",
                "{\"type\": \"test.cue\", \"payload\": []} | payload | an object",
                "{\"type\": \"test.cue\", \"payload\": {}} | payload.name | required",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": null}} | payload.name | required",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": 7}} | payload.name | a string",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"\"}} | payload.name | size",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"Macbeth\"}} | payload.name | not to be said in a theatre",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\", \"nam\": 1}} | payload.nam | unknown member (known: ending, name, steps, waiting)",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\", \"ending\": \"odd\"}} | payload.ending | one of done, failed, given_up",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\", \"waiting\": \"true\"}} | payload.waiting | true or false",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\", \"steps\": [{\"number\": 1}, {\"number\": \"2\"}]}} | payload.steps[1].number | a whole number",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\", \"steps\": [{\"number\": 1.5}]}} | payload.steps[0].number | a whole number",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"priority\": 10} | priority | -9 to 9",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"delay\": \"soon\"} | delay | ISO 8601",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"delay\": \"P31D\"} | delay | PT0S to P30D",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"delay\": \"PT-1S\"} | delay | PT0S to P30D",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"notBefore\": \"2099-01-01T00:00:00Z\"} | notBefore | 30 days",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"key\": \"\"} | key | 1 to 180",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"group\": \" \"} | group | 1 to 128",
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"retries\": 3} | retries | unknown member",
                "{\"type\": \"demonstration.load\", \"payload\": {\"kind\": \"light\", \"resource\": \"cpu\", \"failPercentage\": 101}} | payload.failPercentage | 100",
                "{\"type\": \"demonstration.load\", \"payload\": {\"kind\": \"light\", \"resource\": \"cpu\", \"failPercentage\": 0, \"numberOfTasks\": 10001}} | payload.numberOfTasks | 10000",
                "[] | tasks | 1 to 10000",
                "[7] | tasks[0] | an object",
                "7 | body | an object",
            })
    void refusesWhatBreaksARuleNamingFieldAndRule(String body, String field, String rule) {
        var answer = submit(body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("invalid_request");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/rule")).contains(rule);
    }

    @Test
    void namesAllFieldsThatAreWrongAtOnce() {
        var answer =
                submit(
                        """
                        {"type": "demonstration.load", "priority": 99,
                         "payload": {"kind": "huge", "resource": 3, "failPercentage": "many", "x": 1}}
                        """);
        assertThat(fields(answer))
                .containsExactly(
                        "priority",
                        "payload.failPercentage",
                        "payload.kind",
                        "payload.resource",
                        "payload.x");
    }

    @Test
    void takesAllOfAnArrayOrNone() {
        var group = Stagehand.newName();
        var good =
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"group\": \"%s\"}"
                        .formatted(group);
        var refused =
                submit(
                        "[%s, {\"type\": \"test.cue\", \"payload\": {\"nam\": \"b\"}}, %s, {\"type\": \"none\"}]"
                                .formatted(good, good));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(fields(refused))
                .containsExactly("tasks[1].payload.nam", "tasks[1].payload.name", "tasks[3].type");
        assertThat(Stagehand.ids(operator.get("/v1/tasks?group=" + group))).isEmpty();

        var taken = submit("[%s, %s]".formatted(good, good));
        assertThat(taken.status()).isEqualTo(202);
        var batch = taken.text("/batch");
        assertThat(taken.header("Location")).isEqualTo("/v1/tasks?batch=" + batch);
        assertThat(taken.json().at("/number").asInt()).isEqualTo(2);
        assertThat(Stagehand.ids(operator.get("/v1/tasks?batch=" + batch)))
                .containsExactly(taken.text("/tasks/1/id"), taken.text("/tasks/0/id"));
    }

    @Test
    void takesTenThousandAtOnceAndNotOneMore() {
        var one = "{\"type\":\"test.cue\",\"payload\":{\"name\":\"crowd\"},\"delay\":\"P1D\"}";
        var crowd =
                IntStream.range(0, 10_000)
                        .mapToObj(_ -> one)
                        .collect(Collectors.joining(",", "[", "]"));
        var taken = submit(crowd);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.json().at("/number").asInt()).isEqualTo(10_000);
        var cancelled = operator.delete("/v1/tasks?batch=" + taken.text("/batch"));
        assertThat(cancelled.json().at("/cancelled").asInt()).isEqualTo(10_000);

        var refused = submit(crowd.replace("]", "," + one + "]"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("tasks");
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        var deep = "[".repeat(20) + "]".repeat(20);
        var answer =
                submit(
                        "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\", \"x\": %s}}"
                                .formatted(deep));
        assertThat(answer.text("/errors/0/rule")).isEqualTo("at most 16 levels deep");
        var large =
                submit(
                        "{\"type\": \"test.cue\", \"payload\": {\"name\": \"%s\"}}"
                                .formatted("a".repeat(70_000)));
        assertThat(large.text("/errors/0/rule")).isEqualTo("at most 65536 bytes");
        assertThat(submit("[\"" + "a".repeat(9 << 20) + "\"]").status()).isEqualTo(413);
        assertThat(submit("{\"type\": ").status()).isEqualTo(400);
    }

    @Test
    void answersTheFirstTaskUnderTheSameKeyAndRefusesAnotherPayload() {
        var key = Stagehand.newName();
        var body =
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"%s\"}, \"key\": \"%s\", \"delay\": \"P1D\"}";
        var first = submit(body.formatted("a", key));
        var again = submit(body.formatted("a", key));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));

        var other = submit(body.formatted("b", key));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("task_key_reused");
        assertThat(other.text("/errors/0/field")).isEqualTo("key");
    }

    @Test
    void answersARepeatUnderTheSameIdempotencyKeyAlike() {
        var key = UUID.randomUUID().toString();
        var body = "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"delay\": \"P1D\"}";
        var first = operator.post("/v1/tasks", body, "Idempotency-Key", key);
        var again = operator.post("/v1/tasks", body, "Idempotency-Key", key);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void letsATaskWaitForItsTime() {
        var later = Instant.now().plus(Duration.ofHours(2));
        var byTime =
                stage.task(
                        stage.submit(
                                "{\"name\": \"a\"}", ", \"notBefore\": \"%s\"".formatted(later)));
        assertThat(byTime.text("/state")).isEqualTo("scheduled");
        assertThat(Instant.parse(byTime.text("/availableAt")))
                .isBetween(later.minusSeconds(30), later.plusSeconds(30));
        var past = stage.submit("{\"name\": \"a\"}", ", \"notBefore\": \"2020-01-01T00:00:00Z\"");
        stage.await(past, "done");
    }

    @Test
    void makesAsManyTasksOfADemonstrationAsAsked() {
        var made =
                submit(
                        """
                        {"type": "demonstration.load", "delay": "P1D", "key": "%s",
                         "payload": {"kind": "average", "resource": "ram", "failPercentage": 5,
                                     "numberOfTasks": 25}}
                        """
                                .formatted(Stagehand.newName()));
        assertThat(made.status()).isEqualTo(202);
        assertThat(made.json().at("/tasks").size()).isEqualTo(25);
        var page = operator.get("/v1/tasks?state=scheduled&batch=" + made.text("/batch"));
        assertThat(Stagehand.ids(page)).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void letsOperatorsSubmitAndOthersOnlyLook() {
        var body = "{\"type\": \"demonstration.empty\", \"payload\": {}}";
        assertThat(Rest.anonymous(port).post("/v1/tasks", body).status()).isEqualTo(401);
        for (var role : new String[] {"maintenance", "stakeholder"}) {
            var reader = Rest.as(port, role);
            assertThat(reader.post("/v1/tasks", body).status()).isEqualTo(403);
            assertThat(reader.get("/v1/tasks?limit=1").status()).isEqualTo(200);
            assertThat(reader.delete("/v1/tasks?type=x").status()).isEqualTo(403);
        }
        assertThat(Rest.as(port, "partner").get("/v1/tasks").status()).isEqualTo(403);
    }

    @Test
    void describesTypesWithTheSchemaOfTheirPayload() {
        var types = operator.get("/v1/task-types");
        var load =
                StreamSupport.stream(types.json().spliterator(), false)
                        .filter(type -> type.at("/name").asString().equals("demonstration.load"))
                        .findFirst()
                        .orElseThrow();
        var schema = load.at("/payloadSchema");
        assertThat(load.at("/submittable").asBoolean()).isTrue();
        assertThat(load.at("/retries/mostAttempts").asInt()).isEqualTo(3);
        assertThat(load.at("/timeLimit").asString()).isEqualTo("PT2M");
        assertThat(schema.at("/type").asString()).isEqualTo("object");
        assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/required").toString())
                .isEqualTo("[\"kind\",\"resource\",\"failPercentage\"]");
        assertThat(schema.at("/properties/kind/enum").toString())
                .isEqualTo("[\"light\",\"average\",\"intense\"]");
        assertThat(schema.at("/properties/failPercentage/maximum").asInt()).isEqualTo(100);
        assertThat(schema.toString()).doesNotContain("components/schemas");
    }

    private Answer submit(String body) {
        return operator.post("/v1/tasks", body);
    }

    private static List<String> fields(Answer answer) {
        return StreamSupport.stream(answer.json().at("/errors").spliterator(), false)
                .map(error -> error.at("/field").asString())
                .toList();
    }
}
