package org.bluehorizons.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest
class TaskListTest {

    @LocalServerPort private int port;
    private Rest operator;
    private Stagehand stage;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        stage = new Stagehand(operator);
    }

    @Test
    void goesThroughAllPagesWhereverTheTasksAre() {
        // One after the other, so that by the time of the last the others are over.
        var group = Stagehand.newName();
        var ids = new ArrayList<String>();
        ids.add(stage.dead(group, group(group)));
        for (var number = 0; number < 4; number++) {
            ids.add(stage.submit("{\"name\": \"a\"}", group(group)));
        }
        stage.await(ids.getLast(), "done");
        ids.add(stage.submit("{\"name\": \"a\"}", group(group) + ", \"delay\": \"P1D\""));
        ids.add(stage.submit("{\"name\": \"a\"}", group(group)));

        assertThat(stage.task(ids.getLast()).text("/state")).isEqualTo("blocked");
        assertThat(pages("/v1/tasks?limit=2&group=" + group)).isEqualTo(ids.reversed());
        assertThat(pages("/v1/tasks?limit=2&state=done,dead&group=" + group))
                .isEqualTo(ids.subList(0, 5).reversed());
        assertThat(pages("/v1/tasks?limit=2&state=scheduled&state=blocked&group=" + group))
                .isEqualTo(ids.subList(5, 7).reversed());
    }

    @Test
    void findsTasksByTypeAndTime() {
        var before = stage.task(stage.submit("{\"name\": \"a\"}", ", \"delay\": \"P1D\""));
        var task = stage.task(stage.submit("{\"name\": \"a\"}", ", \"delay\": \"P1D\""));
        var at = task.text("/createdAt");
        assertThat(Stagehand.ids(operator.get("/v1/tasks?type=test.cue&from=" + at)))
                .contains(task.text("/id"))
                .doesNotContain(before.text("/id"));
        assertThat(Stagehand.ids(operator.get("/v1/tasks?type=test.cue&limit=200&to=" + at)))
                .contains(before.text("/id"))
                .doesNotContain(task.text("/id"));
        assertThat(Stagehand.ids(operator.get("/v1/tasks?type=test.none"))).isEmpty();
    }

    @Test
    void refusesFiltersThatMeanNothing() {
        var id = UUID.randomUUID();
        assertThat(operator.get("/v1/tasks?state=asleep").text("/errors/0/field"))
                .isEqualTo("state");
        assertThat(
                        operator.get("/v1/tasks?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                                .text("/errors/0/field"))
                .isEqualTo("to");
        assertThat(operator.get("/v1/tasks?batch=7").status()).isEqualTo(422);
        assertThat(operator.get("/v1/tasks?cursor=abc").text("/errors/0/field"))
                .isEqualTo("cursor");
        assertThat(operator.get("/v1/tasks?limit=201").status()).isEqualTo(422);
        assertThat(operator.get("/v1/tasks/" + id).status()).isEqualTo(404);
        assertThat(operator.get("/v1/tasks/" + id).text("/code")).isEqualTo("task_not_found");
    }

    @Test
    void countsTheQueueByTypeAndListsWorkers() {
        var batch =
                operator.post(
                        "/v1/tasks",
                        IntStream.range(0, 3)
                                .mapToObj(_ ->
                                        "{\"type\": \"test.cue\", \"payload\": {\"name\": \"a\"}, \"delay\": \"P1D\"}")
                                .collect(Collectors.joining(",", "[", "]")));
        assertThat(batch.status()).isEqualTo(202);
        Awaitility.await()
                .untilAsserted(() -> {
                    var cue =
                            StreamSupport.stream(
                                            operator.get("/v1/task-queue")
                                                    .json()
                                                    .at("/types")
                                                    .spliterator(),
                                            false)
                                    .filter(type -> type.at("/type").asString().equals("test.cue"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(cue.at("/scheduled").asInt()).isGreaterThanOrEqualTo(3);
                });
        var workers = operator.get("/v1/task-workers");
        assertThat(workers.status()).isEqualTo(200);
        assertThat(workers.text("/0/state")).isEqualTo("working");
        assertThat(workers.json().at("/0/slots").asInt()).isPositive();
    }

    private static String group(String group) {
        return ", \"group\": \"%s\"".formatted(group);
    }

    private List<String> pages(String path) {
        var all = new ArrayList<String>();
        var page = operator.get(path);
        while (true) {
            assertThat(page.status()).isEqualTo(200);
            all.addAll(Stagehand.ids(page));
            assertThat(all).hasSizeLessThan(50);
            if (page.json().at("/next").isNull()) {
                return all;
            }
            page = operator.get(path + "&cursor=" + page.text("/next"));
        }
    }
}
