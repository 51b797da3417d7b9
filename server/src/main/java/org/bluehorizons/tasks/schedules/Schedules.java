package org.bluehorizons.tasks.schedules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of schedules. Safe for use by many threads. */
@Component
final class Schedules {

    private static final String COLUMNS =
            """
            name, type, payload::text AS payload, cron, zone, own, enabled, next_at, last_at,
            last_task_id, last_error, version, created_by, created_at, now() AS read_at
            """;

    private final JdbcClient database;

    /** What is written of one. */
    record Draft(
            String name,
            String type,
            String payload,
            Recurrence recurrence,
            boolean enabled,
            Instant nextAt) {

        private Map<String, Object> parameters() {
            return Map.of(
                    "name", name,
                    "type", type,
                    "payload", payload,
                    "cron", recurrence.cron().toString(),
                    "zone", recurrence.zone().getId(),
                    "enabled", enabled,
                    "nextAt", nextAt.atOffset(ZoneOffset.UTC));
        }
    }

    Schedules(JdbcClient database) {
        this.database = database;
    }

    Instant now() {
        return database.sql("SELECT now()")
                .query((row, _) -> instant(row.getObject(1, OffsetDateTime.class)))
                .single();
    }

    /** In the order of names. */
    List<Schedule> list(@Nullable String after, int rows) {
        return database.sql(
                        """
                        SELECT %s FROM tasks.schedule
                        WHERE :after::text IS NULL OR name > :after
                        ORDER BY name LIMIT :rows
                        """
                                .formatted(COLUMNS))
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> schedule(row))
                .list();
    }

    Optional<Schedule> find(String name) {
        return database.sql("SELECT %s FROM tasks.schedule WHERE name = :name".formatted(COLUMNS))
                .param("name", name)
                .query((row, _) -> schedule(row))
                .optional();
    }

    /** Until the transaction ends; whoever fires it waits. */
    Schedule lock(String name) {
        return database.sql(
                        "SELECT %s FROM tasks.schedule WHERE name = :name FOR UPDATE"
                                .formatted(COLUMNS))
                .param("name", name)
                .query((row, _) -> schedule(row))
                .optional()
                .orElseThrow(() -> unknown(name));
    }

    /** One that is due and that nobody else is firing, locked until the transaction ends. */
    Optional<Schedule> lockDue(Collection<String> own, Collection<String> types) {
        return database.sql(
                        """
                        SELECT %s FROM tasks.schedule
                        WHERE enabled AND next_at <= now()
                          AND CASE WHEN own THEN name = ANY (:own) ELSE type = ANY (:types) END
                        ORDER BY next_at LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """
                                .formatted(COLUMNS))
                .param("own", own.toArray(String[]::new))
                .param("types", types.toArray(String[]::new))
                .query((row, _) -> schedule(row))
                .optional();
    }

    /** Empty: there is one of that name. */
    Optional<Schedule> insert(Draft draft, String createdBy) {
        return database.sql(
                        """
                        INSERT INTO tasks.schedule
                            (name, type, payload, cron, zone, enabled, next_at, created_by)
                        VALUES (:name, :type, :payload::json, :cron, :zone, :enabled, :nextAt,
                                :createdBy)
                        ON CONFLICT DO NOTHING
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .params(draft.parameters())
                .param("createdBy", createdBy)
                .query((row, _) -> schedule(row))
                .optional();
    }

    Schedule update(Draft draft) {
        return database.sql(
                        """
                        UPDATE tasks.schedule
                        SET type = :type, payload = :payload::json, cron = :cron, zone = :zone,
                            enabled = :enabled, next_at = :nextAt, version = version + 1
                        WHERE name = :name
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .params(draft.parameters())
                .query((row, _) -> schedule(row))
                .single();
    }

    /** Writes one of the platform's own, which keeps its next time while its times are the same. */
    void keepOwn(Draft draft) {
        database.sql(
                        """
                        INSERT INTO tasks.schedule AS kept
                            (name, type, payload, cron, zone, own, enabled, next_at, created_by)
                        VALUES (:name, :type, :payload::json, :cron, :zone, true, :enabled,
                                :nextAt, 'system')
                        ON CONFLICT (name) DO UPDATE
                        SET type = excluded.type, payload = excluded.payload,
                            cron = excluded.cron, zone = excluded.zone, own = true,
                            next_at = CASE WHEN kept.cron = excluded.cron
                                            AND kept.zone = excluded.zone
                                           THEN kept.next_at ELSE excluded.next_at END,
                            version = kept.version + 1
                        WHERE (kept.type, kept.payload::text, kept.cron, kept.zone, kept.own)
                              IS DISTINCT FROM
                              (excluded.type, excluded.payload::text, excluded.cron,
                               excluded.zone, true)
                        """)
                .params(draft.parameters())
                .update();
    }

    /** Own ones that no process has known for a week. */
    void forgetOwnBut(Collection<String> names) {
        database.sql(
                        """
                        DELETE FROM tasks.schedule
                        WHERE own AND enabled AND next_at < now() - interval '7 days'
                          AND name <> ALL (:names)
                        """)
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /** It was submitted; does not count as a change. */
    void fired(String name, Instant nextAt, UUID task) {
        database.sql(
                        """
                        UPDATE tasks.schedule
                        SET next_at = :nextAt, last_at = now(), last_task_id = :task,
                            last_error = NULL
                        WHERE name = :name
                        """)
                .param("name", name)
                .param("nextAt", nextAt.atOffset(ZoneOffset.UTC))
                .param("task", task)
                .update();
    }

    /** It could not be submitted, and is not tried again before the next time. */
    void failed(Schedule schedule, Instant nextAt, String error) {
        database.sql(
                        """
                        UPDATE tasks.schedule SET next_at = :nextAt, last_error = :error
                        WHERE name = :name AND next_at = :dueAt
                        """)
                .param("name", schedule.name())
                .param("dueAt", schedule.nextAt().atOffset(ZoneOffset.UTC))
                .param("nextAt", nextAt.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .update();
    }

    void delete(String name) {
        database.sql("DELETE FROM tasks.schedule WHERE name = :name").param("name", name).update();
    }

    static ProblemException unknown(String name) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "task_schedule_not_found", "There is no schedule " + name);
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        var lastAt = row.getObject("last_at", OffsetDateTime.class);
        return new Schedule(
                row.getString("name"),
                row.getString("type"),
                row.getString("payload"),
                Recurrence.of(row.getString("cron"), row.getString("zone")),
                row.getBoolean("own"),
                row.getBoolean("enabled"),
                instant(row.getObject("next_at", OffsetDateTime.class)),
                lastAt == null ? null : lastAt.toInstant(),
                row.getObject("last_task_id", UUID.class),
                row.getString("last_error"),
                row.getLong("version"),
                row.getString("created_by"),
                instant(row.getObject("created_at", OffsetDateTime.class)),
                instant(row.getObject("read_at", OffsetDateTime.class)));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
