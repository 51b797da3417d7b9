package org.bluehorizons.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.Rest.Answer;

/** An operator who submits tasks that wait for cues, and waits for them. */
record Stagehand(Rest operator) {

    private static final Duration SOON = Duration.ofSeconds(20);

    static String newName() {
        return "cue-" + UUID.randomUUID();
    }

    /** The id of a task whose payload this is. */
    String submit(String payload) {
        return submit(payload, "");
    }

    /**
     * @param further members, each after a comma
     */
    String submit(String payload, String further) {
        var answer =
                operator.post(
                        "/v1/tasks",
                        "{\"type\": \"test.cue\", \"payload\": %s%s}".formatted(payload, further));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        return answer.text("/id");
    }

    Answer await(String id, String state) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(task(id).text("/state")).isEqualTo(state));
        return task(id);
    }

    /** One whose handler has given it up. */
    String dead(String name, String further) {
        var id = submit("{\"name\": \"%s\", \"ending\": \"GIVEN_UP\"}".formatted(name), further);
        await(id, "dead");
        return id;
    }

    Answer task(String id) {
        return operator.get("/v1/tasks/" + id);
    }

    /** The ids of a page, as it has them. */
    static List<String> ids(Answer page) {
        return StreamSupport.stream(page.json().at("/items").spliterator(), false)
                .map(task -> task.at("/id").asString())
                .toList();
    }
}
