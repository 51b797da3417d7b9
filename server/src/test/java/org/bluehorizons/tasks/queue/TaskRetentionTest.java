package org.bluehorizons.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.bluehorizons.platform.DailyPartitions;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class TaskRetentionTest {

    @Autowired private TaskRetention retention;
    @Autowired private TaskSettings settings;
    @Autowired private DataSource pool;
    @Autowired private JdbcClient database;
    @Autowired private Clock clock;
    private final String type = "test.kept.t" + System.nanoTime();
    private LocalDate today;

    @BeforeEach
    void today() {
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void dropsTheDaysOfFinishedTasksAfterTheirRetention() throws SQLException {
        var kept = finished(today.minusDays(settings.retentionDays()));
        var old = finished(today.minusDays(settings.retentionDays() + 1L));

        retention.maintain();

        assertThat(isThere("finished", kept)).isTrue();
        assertThat(isThere("finished", old)).isFalse();
        assertThat(
                        database.sql(
                                        """
                                        SELECT count(*) FROM pg_class
                                        WHERE relname = 'finished_' || to_char(:day, 'YYYYMMDD')
                                        """)
                                .param("day", today.minusDays(settings.retentionDays() + 1L))
                                .query(Integer.class)
                                .single())
                .as("the day's partition")
                .isZero();
    }

    @Test
    void deletesDeadLettersAfterTheirs() throws SQLException {
        var kept = deadLetter(settings.deadLetterRetentionDays() - 1);
        var old = deadLetter(settings.deadLetterRetentionDays() + 1);

        retention.maintain();

        assertThat(isThere("dead_letter", kept)).isTrue();
        assertThat(isThere("dead_letter", old)).isFalse();
    }

    @Test
    void forgetsKeysOfSubmissionsAfterTheirsHoweverMany() throws SQLException {
        keys("kept", 3, settings.keyRetentionDays() - 1);
        keys("old", 20_001, settings.keyRetentionDays() + 1);

        retention.maintain();

        assertThat(
                        database.sql("SELECT key FROM tasks.submission_key WHERE type = :type")
                                .param("type", type)
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder("kept 1", "kept 2", "kept 3");
    }

    /** One that ended on that day. */
    private UUID finished(LocalDate day) throws SQLException {
        new DailyPartitions(pool, clock, "tasks", "finished", 1).ensure(day);
        var id = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO tasks.finished (id, type, payload, outcome, priority, attempts,
                            created_by, created_at, finished_at)
                        VALUES (:id, :type, '{}', 'done', 0, 1, 'test', :at, :at)
                        """)
                .param("id", id)
                .param("type", type)
                .param("at", day.atTime(12, 0).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private UUID deadLetter(int days) {
        var id = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO tasks.dead_letter (id, type, payload, priority, attempts,
                            most_attempts, reason, created_by, created_at, dead_at)
                        VALUES (:id, :type, '{}', 0, 1, 1, 'test', 'test', now(),
                            now() - :days * interval '1 day')
                        """)
                .param("id", id)
                .param("type", type)
                .param("days", days)
                .update();
        return id;
    }

    private void keys(String name, int count, int days) {
        database.sql(
                        """
                        INSERT INTO tasks.submission_key (type, key, task_id, payload_hash, created_at)
                        SELECT :type, :name || ' ' || number, gen_random_uuid(), '',
                               now() - :days * interval '1 day'
                        FROM generate_series(1, :count) AS number
                        """)
                .param("type", type)
                .param("name", name)
                .param("count", count)
                .param("days", days)
                .update();
    }

    private boolean isThere(String table, UUID id) {
        return database.sql("SELECT count(*) FROM tasks.%s WHERE id = :id".formatted(table))
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
