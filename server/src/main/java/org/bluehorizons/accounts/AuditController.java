package org.bluehorizons.accounts;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/audit-entries}: who changed what. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/audit-entries")
@AllowedTo(AccountRole.ADMINISTRATOR)
@Tag(name = "Audit", description = "Who changed what, when, from where")
class AuditController {

    private static final String LIST = "audit-entries";

    private final JdbcClient database;

    record Entry(
            long id,
            Instant at,
            @Schema(example = "account:0199…") String actor,
            @Schema(example = "vehicle.changed") String action,
            @Schema(example = "vehicle:0199…") String subject,
            @Schema(
                            description = "The record before.",
                            types = {"object", "null"})
                    @JsonRawValue
                    @Nullable String before,
            @Schema(
                            description = "The record after.",
                            types = {"object", "null"})
                    @JsonRawValue
                    @Nullable String after,
            @Schema(description = "In the actor's words.") @Nullable String reason,
            @Nullable String address,
            @Nullable String traceId) {}

    AuditController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping
    @Operation(summary = "Entries, newest first")
    Page<Entry> list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @Parameter(description = "Not before.") @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Before.") @RequestParam(required = false)
                    @Nullable Instant to,
            @ParameterObject PageRequest page) {
        var found =
                database.sql(
                                """
                                SELECT id, at, actor, action, subject, before, after, reason, address,
                                       trace_id
                                FROM accounts.audit_entry
                                WHERE (:actor::text IS NULL OR actor = :actor)
                                  AND (:action::text IS NULL OR action = :action)
                                  AND (:subject::text IS NULL OR subject = :subject)
                                  AND (:from::timestamptz IS NULL OR at >= :from)
                                  AND (:to::timestamptz IS NULL OR at < :to)
                                  AND id < :before
                                ORDER BY id DESC
                                LIMIT :rows
                                """)
                        .param("actor", actor)
                        .param("action", action)
                        .param("subject", subject)
                        .param("from", utc(from))
                        .param("to", utc(to))
                        .param(
                                "before",
                                page.after(LIST, 1)
                                        .map(cursor -> cursor.number(0))
                                        .orElse(Long.MAX_VALUE))
                        .param("rows", page.rows())
                        .query((row, _) ->
                                new Entry(
                                        row.getLong("id"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("actor"),
                                        row.getString("action"),
                                        row.getString("subject"),
                                        row.getString("before"),
                                        row.getString("after"),
                                        row.getString("reason"),
                                        row.getString("address"),
                                        row.getString("trace_id")))
                        .list();
        return Page.of(found, page, entry -> Cursor.of(LIST, entry.id()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
