package org.bluehorizons.tasks.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.SecondNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class SchedulesTest {

    private static final String PATH = "/v1/task-schedules";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private Environment environment;
    @Autowired private DueSchedules due;
    @Autowired private OwnSchedules own;
    private Rest operator = Rest.anonymous(0);

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void showsTheNextFiveFirings() {
        var made =
                operator.postOnce(
                        PATH,
                        """
                        {"name": "%s", "type": "test.note", "payload": {"word": "yes"},
                         "cron": "0 30 2 1 1 *", "zone": "Asia/Singapore"}
                        """
                                .formatted(newName()));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.json().at("/nextFirings")).hasSize(5);
        assertThat(made.text("/nextFirings/4")).endsWith("-12-31T18:30:00Z");
        assertThat(made.text("/payload/word")).isEqualTo("yes");
        assertThat(operator.get(made.header("Location")).json()).isEqualTo(made.json());
    }

    @Test
    void namesEachFieldThatIsWrong() {
        var answer =
                operator.postOnce(
                        PATH,
                        """
                        {"name": "No Name", "type": "no.type", "cron": "0 0 25 * * *",
                         "zone": "Mars/North"}
                        """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactly("name", "type", "cron", "zone");
        assertThat(answer.text("/errors/2/rule")).contains("hour").contains("25");
    }

    @Test
    void refusesFiveFieldsAndTimesThatNeverCome() {
        assertThat(create(newName(), "* * * * *").text("/detail")).contains("not 5");
        assertThat(create(newName(), "0 0 0 30 2 *").text("/detail")).contains("cron");
    }

    @Test
    void refusesPayloadsThatTheTypeDoesNotTake() {
        var answer =
                operator.postOnce(
                        PATH,
                        """
                        {"name": "%s", "type": "test.note", "payload": {"word": " "},
                         "cron": "@daily"}
                        """
                                .formatted(newName()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo("payload.word");
    }

    @Test
    void refusesASecondOneOfTheSameName() {
        var name = newName();
        create(name, "@daily");

        assertThat(create(name, "@daily").text("/code")).isEqualTo("task_schedule_exists");
    }

    @Test
    void letsOnlyOperatorsChange() {
        var reader = Rest.as(port, "stakeholder");

        assertThat(reader.get(PATH).status()).isEqualTo(200);
        assertThat(reader.postOnce(PATH, "{}").status()).isEqualTo(403);
    }

    @Test
    void makesUpForWhatWasMissedByOneFiring() {
        var name = newName();
        create(name, "0 0 * * * *");

        makeDue(name, "5 hours");

        awaitFiring(name);
        due.run();
        assertThat(submitted(name)).isEqualTo(1);
        assertThat(Instant.parse(schedule(name).text("/nextFirings/0")))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    void firesEachTimeOnceHoweverManyProcessesLook() throws Exception {
        var prefix = newName();
        var count = 40;
        database.sql(
                        """
                        INSERT INTO tasks.schedule
                            (name, type, payload, cron, next_at, created_by)
                        SELECT :prefix || number, 'test.note', '{"word": "race"}', '0 0 0 1 1 *',
                               now() + interval '2 seconds', 'test'
                        FROM generate_series(1, :count) AS number
                        """)
                .param("prefix", prefix)
                .param("count", count)
                .update();
        try (var second = SecondNode.beside(environment);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = second.bean(DueSchedules.class);
            await().until(() -> {
                threads.submit(other::run);
                threads.submit(due::run).get();
                return submitted(prefix + "%") >= count;
            });
            due.run();
            other.run();
        }

        assertThat(submitted(prefix + "%")).isEqualTo(count);
    }

    @Test
    void goesOnAfterATaskThatCannotBeSubmitted() {
        var name = newName();
        create(name, "0 0 0 1 1 *");
        database.sql("UPDATE tasks.schedule SET payload = '{\"no\": 1}' WHERE name = :name")
                .param("name", name)
                .update();

        makeDue(name, "1 second");

        await().until(() -> !schedule(name).json().at("/lastError").isNull());
        assertThat(submitted(name)).isZero();
        assertThat(Instant.parse(schedule(name).text("/nextFirings/0"))).isAfter(Instant.now());
    }

    @Test
    void firesNowWithoutMovingItsTimes() {
        var name = newName();
        var made = create(name, "0 0 0 1 1 *");

        var fired = operator.postOnce(PATH + "/" + name + "/fire", "");

        assertThat(fired.status()).isEqualTo(202);
        assertThat(schedule(name).text("/lastTaskId")).isEqualTo(fired.text("/taskId"));
        assertThat(schedule(name).json().at("/nextFirings"))
                .isEqualTo(made.json().at("/nextFirings"));
    }

    @Test
    void doesNotFireWhatIsDisabled() {
        var name = newName();
        create(name, "0 0 * * * *");

        var disabled = operator.patch(PATH + "/" + name, "{\"enabled\": false}", ifMatch(1));
        makeDue(name, "1 hour");
        due.run();

        assertThat(disabled.json().at("/nextFirings")).isEmpty();
        assertThat(submitted(name)).isZero();
        operator.patch(PATH + "/" + name, "{\"enabled\": true}", ifMatch(2));
        due.run();
        assertThat(submitted(name)).isZero();
    }

    @Test
    void changesOnlyWhatTheCallerHasSeen() {
        var name = newName();
        create(name, "@daily");
        var path = PATH + "/" + name;

        assertThat(operator.patch(path, "{\"zone\": \"Asia/Singapore\"}").status()).isEqualTo(428);
        var changed = operator.patch(path, "{\"zone\": \"Asia/Singapore\"}", ifMatch(1));
        assertThat(changed.text("/nextFirings/0")).endsWith("T16:00:00Z");
        assertThat(operator.delete(path, ifMatch(1)).status()).isEqualTo(412);
        assertThat(operator.delete(path, ifMatch(2)).status()).isEqualTo(204);
        assertThat(operator.get(path).status()).isEqualTo(404);
        assertThat(actions("task-schedule:" + name))
                .isEqualTo("task_schedule.created task_schedule.changed task_schedule.deleted");
    }

    @Test
    void letsThePlatformsOwnBeEnabledAndDisabledOnly() {
        var path = PATH + "/test.yearly";
        var before = operator.get(path);
        assertThat(before.json().at("/own").asBoolean()).isTrue();

        assertThat(operator.patch(path, "{\"cron\": \"@daily\"}", "If-Match", "*").text("/code"))
                .isEqualTo("task_schedule_is_own");
        assertThat(operator.delete(path, "If-Match", "*").text("/code"))
                .isEqualTo("task_schedule_is_own");
        operator.patch(path, "{\"enabled\": false}", "If-Match", "*");
        own.stop();
        own.start();
        assertThat(operator.get(path).json().at("/enabled").asBoolean()).isFalse();
        operator.patch(path, "{\"enabled\": true}", "If-Match", "*");
        assertThat(operator.get(path).json().at("/nextFirings"))
                .isEqualTo(before.json().at("/nextFirings"));
    }

    private Rest.Answer create(String name, String cron) {
        return operator.postOnce(
                PATH,
                """
                {"name": "%s", "type": "test.note", "payload": {"word": "yes"}, "cron": "%s"}
                """
                        .formatted(name, cron));
    }

    private Rest.Answer schedule(String name) {
        return operator.get(PATH + "/" + name);
    }

    private void awaitFiring(String name) {
        await().until(() -> !schedule(name).json().at("/lastFiredAt").isNull());
    }

    private void makeDue(String name, String ago) {
        database.sql(
                        "UPDATE tasks.schedule SET next_at = now() - :ago::interval WHERE name = :name")
                .param("name", name)
                .param("ago", ago)
                .update();
    }

    private int submitted(String names) {
        return database.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT created_by FROM tasks.task
                            UNION ALL SELECT created_by FROM tasks.finished
                            UNION ALL SELECT created_by FROM tasks.dead_letter) AS submitted
                        WHERE created_by LIKE 'task-schedule:' || :names
                        """)
                .param("names", names)
                .query(Integer.class)
                .single();
    }

    private String actions(String subject) {
        return String.join(
                " ",
                database.sql(
                                "SELECT action FROM accounts.audit_entry WHERE subject = :subject ORDER BY id")
                        .param("subject", subject)
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    private static String[] ifMatch(int version) {
        return new String[] {"If-Match", "\"%d\"".formatted(version)};
    }

    private static String newName() {
        return "s" + UUID.randomUUID().toString().replace("-", "");
    }
}
