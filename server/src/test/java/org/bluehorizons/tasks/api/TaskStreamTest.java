package org.bluehorizons.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.testing.EventStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

@PlatformTest
class TaskStreamTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort private int port;
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
    void tellsHowATaskGoesAndEndsWithIt() {
        var id =
                stage.submit(
                        "{\"name\": \"%s\", \"waiting\": true}".formatted(name),
                        ", \"delay\": \"P1D\"");
        var path = "/v1/tasks/" + id + "/changes";
        var whole = CompletableFuture.supplyAsync(() -> operator.get(path));
        try (var stream = EventStream.open(operator, path, "")) {
            soon().until(() -> states(stream).contains("scheduled"));
            operator.post("/v1/tasks/" + id + "/retry", "");
            soon().until(() ->
                    stream.events()
                            .getLast()
                            .data()
                            .at("/progress/note")
                            .asString("")
                            .equals("waits"));
            CueHandler.give(name);
            soon().until(() -> states(stream).contains("done"));
            assertThat(states(stream).stream().distinct().toList())
                    .startsWith("scheduled")
                    .endsWith("running", "done");
        }
        // The answer comes when the stream has ended.
        assertThat(whole)
                .succeedsWithin(SOON)
                .extracting(answer -> answer.response().body())
                .asString()
                .contains("scheduled", "running", "done");
    }

    @Test
    void tellsOfATaskThatIsOverAndEnds() {
        var id = stage.submit("{\"name\": \"a\"}");
        stage.await(id, "done");
        var whole = operator.get("/v1/tasks/" + id + "/changes");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).startsWith("text/event-stream");
        assertThat(whole.response().body()).contains("event:task").contains(id);
    }

    @Test
    void tellsOfThoseOfABatchAndOfNoOthers() {
        var one =
                "{\"type\": \"test.cue\", \"payload\": {\"name\": \"%s\", \"waiting\": true}}"
                        .formatted(name);
        var batch = operator.post("/v1/tasks", "[%s, %s]".formatted(one, one)).text("/batch");
        try (var stream = EventStream.open(operator, "/v1/tasks/changes?batch=" + batch, "")) {
            // reset, two tasks, ready
            soon().until(() -> stream.events().size() >= 4);
            stage.submit("{\"name\": \"other\"}");
            CueHandler.give(name);
            soon().until(() -> states(stream).stream().filter("done"::equals).count() == 2);
            assertThat(
                            stream.events().stream()
                                    .map(event -> event.data().at("/batch").asString("")))
                    .containsOnly("", batch);
        }
    }

    @Test
    void tellsOfTasksThatComeAndGoBetweenTwoLooks() {
        try (var stream = EventStream.open(operator, "/v1/tasks/changes?type=test.cue", "")) {
            soon().until(() -> stream.events().size() >= 2);
            var id = stage.submit("{\"name\": \"%s\", \"ending\": \"GIVEN_UP\"}".formatted(name));
            soon().until(() ->
                    stream.events().stream()
                            .anyMatch(event ->
                                    event.data().at("/id").asString("").equals(id)
                                            && event.data()
                                                    .at("/state")
                                                    .asString("")
                                                    .equals("dead")));
        }
    }

    @Test
    void servesAsManyStreamsAsTheSettingsSayAndNoMore(
            @Autowired TaskFeed feed, @Autowired TaskReader reader) {
        var waiting = stage.submit("{\"name\": \"%s\"}".formatted(name), ", \"delay\": \"P1D\"");
        var id = UUID.fromString(waiting);
        try (var streams = new TaskStreamController(feed, reader, new TaskStreamSettings(2))) {
            streams.one(id);
            streams.one(id);
            var tooMany = catchThrowableOfType(ProblemException.class, () -> streams.one(id));

            assertThat(operator.delete("/v1/tasks/" + id).status()).isLessThan(300);

            assertThat(tooMany).isNotNull();
            assertThat(tooMany.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            // Both streams end with the task, and make room.
            soon().untilAsserted(
                            () -> assertThatCode(() -> streams.one(id)).doesNotThrowAnyException());
        }
    }

    @Test
    void hasNoStreamOfWhatIsNotThere() {
        assertThatThrownBy(() ->
                        EventStream.open(
                                operator, "/v1/tasks/" + UUID.randomUUID() + "/changes", ""))
                .hasMessage("status 404");
    }

    /**
     * Whatever Tomcat's own threads throw: it may fail to clear away a stream of HTTP/2 that the
     * client closes in the moment in which the server ends it, which Awaitility would hear of.
     */
    private static ConditionFactory soon() {
        return Awaitility.await().dontCatchUncaughtExceptions().atMost(SOON);
    }

    private static List<String> states(EventStream stream) {
        return stream.events().stream()
                .map(event -> event.data().at("/state").asString(""))
                .filter(state -> !state.isEmpty())
                .toList();
    }
}
