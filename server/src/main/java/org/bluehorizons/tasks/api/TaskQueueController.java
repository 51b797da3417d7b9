package org.bluehorizons.tasks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.queue.Statements;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/task-queue}, {@code /v1/task-workers}: how the queue is, and who works. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "Tasks")
class TaskQueueController {

    private static final int MOST_WORKERS = 1_000;

    private final QueueFigures figures;
    private final Statements statements;

    @Schema(name = "TaskWorker")
    record Worker(
            UUID id,
            String host,
            String version,
            @Schema(
                            allowableValues = {"working", "draining", "lost"},
                            description = "Lost: not heard of in time; others do its tasks.")
                    String state,
            @Schema(description = "Tasks that it runs at once.") int slots,
            int running,
            @Schema(description = "Since it began.") long done,
            @Schema(description = "Attempts, since it began.") long failed,
            Instant startedAt,
            Instant leaseUntil) {}

    TaskQueueController(QueueFigures figures, Statements statements) {
        this.figures = figures;
        this.statements = statements;
    }

    @GetMapping("/v1/task-queue")
    @Operation(summary = "The queue in figures, by type; at most 2 s old")
    TaskQueueView queue() {
        return figures.current();
    }

    @GetMapping("/v1/task-workers")
    @Operation(summary = "Processes that take tasks, the longest-serving first; at most 1,000")
    List<Worker> workers() {
        return statements.query(
                """
                SELECT id, host, version, slots, running, done, failed, started_at, lease_until,
                       CASE WHEN lease_until < now() THEN 'lost' ELSE state END AS state
                FROM tasks.worker ORDER BY started_at, id LIMIT ?
                """,
                (row, _) -> worker(row),
                MOST_WORKERS);
    }

    private static Worker worker(ResultSet row) throws SQLException {
        return new Worker(
                row.getObject("id", UUID.class),
                row.getString("host"),
                row.getString("version"),
                row.getString("state"),
                row.getInt("slots"),
                row.getInt("running"),
                row.getLong("done"),
                row.getLong("failed"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("lease_until", OffsetDateTime.class).toInstant());
    }
}
