package org.bluehorizons.notifications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/notifications}: the inbox of who is calling. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/notifications")
@AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Notifications", description = "What people are told")
class InboxController {

    private static final String LIST = "notifications";
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient database;

    @Schema(name = "Notification")
    record Item(
            UUID id,
            Instant at,
            @Schema(example = "You can book now") String title,
            @Schema(example = "Your registration is complete. Have a good trip!") String text,
            @Schema(
                            example = "booking:01988f0e-6b1c-7d4e-9a2b-0c1d2e3f4a5b",
                            description = "What it is about, for a link.")
                    @Nullable String about,
            boolean read) {}

    InboxController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping
    @Operation(summary = "My messages, newest first")
    Page<Item> list(@ParameterObject PageRequest request, Actor actor) {
        var found =
                database.sql(
                                """
                                SELECT id, created_at, title, text, about, state = 'read' AS read
                                FROM notifications.message
                                WHERE channel = 'app' AND subject = :subject AND id < :before
                                ORDER BY id DESC
                                LIMIT :rows
                                """)
                        .param("subject", actor.name())
                        .param(
                                "before",
                                request.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(LAST))
                        .param("rows", request.rows())
                        .query((row, _) ->
                                new Item(
                                        row.getObject("id", UUID.class),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("title"),
                                        row.getString("text"),
                                        row.getString("about"),
                                        row.getBoolean("read")))
                        .list();
        return Page.of(found, request, item -> Cursor.of(LIST, item.id()));
    }

    @PostMapping("/{id}/read")
    @Idempotent
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "I have read a message")
    void read(@PathVariable UUID id, Actor actor) {
        var marked =
                database.sql(
                                """
                                UPDATE notifications.message SET state = 'read'
                                WHERE id = :id AND channel = 'app' AND subject = :subject
                                """)
                        .param("id", id)
                        .param("subject", actor.name())
                        .update();
        if (marked == 0) {
            throw ProblemException.of(
                    HttpStatus.NOT_FOUND,
                    "notification_not_found",
                    "There is no message %s to you".formatted(id));
        }
    }
}
