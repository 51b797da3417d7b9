package org.bluehorizons.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.testing.Attempt;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With exports whose tasks are far from due, so that nobody but the test ends them. */
@PlatformTest
class AbandonedExportsTest {

    @LocalServerPort private int port;
    @Autowired private ExportTable table;
    @Autowired private Tasks tasks;
    @Autowired private JdbcClient database;
    private Rest operator;
    private UUID id;
    private UUID task;

    @BeforeEach
    void askForAnExport() {
        operator = Rest.as(port, "operator");
        id = table.newId();
        task =
                tasks.submit(
                        NewTask.of(WriteExport.TYPE, new WriteExport.Order(id))
                                .after(Duration.ofDays(1)));
        var from = Instant.parse("2026-01-01T00:00:00Z");
        table.add(id, "trips", from, from.plusSeconds(1), task, "test");
    }

    @Test
    void isUnderWayWhileItsTaskIs() {
        assertThat(export().text("/state")).isEqualTo("under_way");
    }

    @Test
    void isCancelledWithItsTask() {
        assertThat(operator.delete("/v1/tasks/" + task).status()).isLessThan(300);

        assertThat(operator.get("/v1/exports").json().at("/items"))
                .filteredOn(one -> one.at("/id").asString().equals(id.toString()))
                .extracting(one -> one.at("/state").asString())
                .containsExactly("cancelled");
        assertThat(export().text("/state")).isEqualTo("cancelled");
        assertThat(export().text("/error")).contains("cancelled");
        assertThat(export().text("/endedAt")).isNotEmpty();
        assertThat(operator.get("/v1/exports/" + id + "/content").text("/detail"))
                .contains("The export is cancelled");
    }

    @Test
    void hasFailedWhenItsTaskWasGivenUpUntilThatIsRedriven() {
        bury();

        assertThat(export().text("/state")).isEqualTo("failed");
        assertThat(export().text("/error")).contains("worker 7 died");

        operator.postOnce("/v1/dead-letters/redrive", "{\"ids\": [\"%s\"]}".formatted(task));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(export().text("/state")).isEqualTo("done"));
    }

    @Test
    void hasFailedWhenNobodyKnowsOfItsTaskAnyMore() {
        bury();
        operator.delete("/v1/dead-letters/" + task);

        assertThat(export().text("/state")).isEqualTo("failed");
    }

    @Test
    void endsWithoutBeingAskedFor(@Autowired ExportRetention retention) {
        tasks.cancel(task);

        retention.work(new Attempt(UUID.randomUUID(), 1, false));

        assertThat(table.find(id)).get().extracting(Export::state).isEqualTo("cancelled");
    }

    private Rest.Answer export() {
        return operator.get("/v1/exports/" + id);
    }

    /** As the reaper does when workers have died with it too often. */
    private void bury() {
        database.sql(
                        """
                        WITH gone AS (DELETE FROM tasks.task WHERE id = :id RETURNING *)
                        INSERT INTO tasks.dead_letter (id, type, payload, priority, attempts,
                            most_attempts, reason, created_by, created_at)
                        SELECT id, type, payload, priority, 5, most_attempts, 'worker 7 died',
                               created_by, created_at
                        FROM gone
                        """)
                .param("id", task)
                .update();
    }
}
