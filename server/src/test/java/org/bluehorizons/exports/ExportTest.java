package org.bluehorizons.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the request to the file, over real HTTP. */
@PlatformTest
class ExportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Random RANDOM = new Random();

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    private Rest operator;
    private OldSessions sessions;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        sessions =
                new OldSessions(database, LocalDate.of(1990, 1, 1).plusDays(RANDOM.nextInt(7_000)));
    }

    @Test
    void writesTheRowsOfAPeriodIntoAFile() {
        sessions.add(2_500, "on the day");
        sessions.addAt("23:59:58.999999 -1 day", "before");
        sessions.addAt("23:59:59", "after");

        var asked = ask("charging-transactions");
        assertThat(asked.status()).as(asked.json().toString()).isEqualTo(202);
        assertThat(asked.text("/state")).isEqualTo("under_way");
        var path = asked.header("Location");
        var export = awaitState(path, "done");

        assertThat(export.json().at("/rows").asInt()).isEqualTo(2_500);
        var file = operator.get(path + "/content");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition"))
                .contains("charging-transactions-" + sessions.day() + "-");
        var body = file.response().body();
        assertThat(body.getBytes(StandardCharsets.UTF_8))
                .hasSize(export.json().at("/bytes").asInt());
        var lines = body.lines().toList();
        assertThat(lines).hasSize(2_501);
        assertThat(lines.getFirst()).startsWith("id,station,evse,").contains(",started_at,");
        assertThat(lines.get(1))
                .contains(sessions.station(), "on the day", sessions.day() + "T00:00:01Z");
        assertThat(body).doesNotContain("before", "after");
        assertThat(operator.get("/v1/tasks/" + asked.text("/taskId")).text("/state"))
                .isEqualTo("done");
    }

    @Test
    void writesAFileWithAHeaderAloneWhenThereIsNothing() {
        var path = ask("charging-transactions").header("Location");

        assertThat(awaitState(path, "done").json().at("/rows").asInt()).isZero();
        assertThat(operator.get(path + "/content").response().body().lines()).hasSize(1);
    }

    @Test
    void keepsSpreadsheetsFromTakingTextsForFormulas() {
        sessions.add(1, "=1+1,\"x\"");
        var path = ask("charging-transactions").header("Location");
        awaitState(path, "done");

        assertThat(operator.get(path + "/content").response().body())
                .contains("\"'=1+1,\"\"x\"\"\"");
    }

    @Test
    void refusesWhatItHasNotAndPeriodsThatAreNone() {
        var unknown = ask("passwords");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/errors/0/field")).isEqualTo("dataSet");
        for (var to : new String[] {"2026-01-02T00:00:00Z", "2027-01-04T00:00:00Z"}) {
            var refused = ask("trips", "2026-01-02T00:00:00Z", to);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo("to");
        }
        assertThat(operator.postOnce("/v1/exports", "{}").json().at("/errors").size()).isEqualTo(3);
    }

    @Test
    void isForOperatorsAlone() {
        var path = ask("charging-transactions").header("Location");
        awaitState(path, "done");
        for (var role : new String[] {"stakeholder", "maintenance", "partner"}) {
            var other = Rest.as(port, role);
            assertThat(other.get("/v1/exports").status()).isEqualTo(403);
            assertThat(other.get(path + "/content").status()).isEqualTo(403);
            assertThat(other.postOnce("/v1/exports", "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void remembersWhoAskedAndWhoHasFetchedTheRows() {
        var asked = ask("charging-transactions");
        var path = asked.header("Location");
        awaitState(path, "done");
        operator.get(path + "/content");

        var entries =
                Rest.administrator(port)
                        .get("/v1/audit-entries?subject=export:" + asked.text("/id"))
                        .response()
                        .body();
        assertThat(entries).contains("export.asked", "export.fetched", asked.text("/createdBy"));
        assertThat(operator.get("/v1/exports").text("/items/0/id")).isEqualTo(asked.text("/id"));
    }

    @Test
    void saysThatThereIsNoFileYetOrNotAnyMore() {
        assertThat(operator.get("/v1/exports/" + UUID.randomUUID() + "/content").status())
                .isEqualTo(404);
        var path = ask("charging-transactions").header("Location");
        awaitState(path, "done");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var file =
                database.sql("SELECT file_id::text FROM exports.export WHERE id = :id::uuid")
                        .param("id", id)
                        .query(String.class)
                        .single();
        assertThat(operator.delete("/v1/load-files/" + file).status()).isEqualTo(204);
        assertThat(operator.get(path + "/content").status()).isEqualTo(410);

        database.sql(
                        """
                        UPDATE exports.export SET state = 'under_way', file_id = NULL
                        WHERE id = :id::uuid
                        """)
                .param("id", id)
                .update();
        assertThat(operator.get(path + "/content").status()).isEqualTo(409);
    }

    @Test
    void listsWhatThereIsToExport() {
        assertThat(operator.get("/v1/export-sets").json())
                .extracting(set -> set.at("/name").asString())
                .contains("charging-transactions", "invoices", "trips");
    }

    private Rest.Answer ask(String dataSet) {
        return ask(
                dataSet, sessions.day() + "T00:00:00Z", sessions.day().plusDays(1) + "T00:00:00Z");
    }

    private Rest.Answer ask(String dataSet, String from, String to) {
        return operator.postOnce(
                "/v1/exports",
                "{\"dataSet\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
                        .formatted(dataSet, from, to));
    }

    private Rest.Answer awaitState(String path, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(operator.get(path).text("/state")).isEqualTo(state));
        return operator.get(path);
    }
}
