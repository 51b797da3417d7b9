package org.bluehorizons.vehicles.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/vehicles/{id}/events}: what a car reported outside its telemetry. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
@Tag(name = "History")
class EventController {

    private static final String LIST = "events";

    private final JdbcClient database;

    @Schema(name = "VehicleEvent")
    record Event(
            long id,
            @Schema(example = "door.forced") String type,
            @Schema(description = "The car's clock.") Instant recordedAt,
            Instant receivedAt,
            int boot,
            long sequence,
            @Schema(types = {"object", "null"}) @JsonRawValue @Nullable String data) {}

    EventController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/v1/vehicles/{id}/events")
    @Operation(summary = "What a car reported, the last received first")
    Page<Event> list(@PathVariable VehicleId id, @ParameterObject PageRequest page) {
        var found =
                database.sql(
                                """
                                SELECT id, type, recorded_at, received_at, boot, sequence, data::text
                                FROM vehicles.event
                                WHERE vehicle_id = :car AND id < :before
                                ORDER BY id DESC LIMIT :rows
                                """)
                        .param("car", id.value())
                        .param(
                                "before",
                                page.after(LIST, 1)
                                        .map(cursor -> cursor.number(0))
                                        .orElse(Long.MAX_VALUE))
                        .param("rows", page.rows())
                        .query((row, _) ->
                                new Event(
                                        row.getLong("id"),
                                        row.getString("type"),
                                        row.getObject("recorded_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("received_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getInt("boot"),
                                        row.getLong("sequence"),
                                        row.getString("data")))
                        .list();
        return Page.of(found, page, event -> Cursor.of(LIST, event.id()));
    }
}
