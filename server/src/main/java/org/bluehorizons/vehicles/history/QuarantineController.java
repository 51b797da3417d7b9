package org.bluehorizons.vehicles.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/vehicles/quarantine}: messages that broke a rule, with the reason. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "History")
class QuarantineController {

    private static final String LIST = "quarantine";

    private final JdbcClient database;

    @Schema(name = "QuarantinedMessage")
    record Aside(
            long id,
            @Schema(type = "string", format = "uuid") VehicleId vehicleId,
            @Schema(example = "vehicles/0199…/telemetry") String topic,
            @Schema(example = "Vehicle.Speed: 999 (expected: a number -50..350)") String reason,
            @Schema(description = "Its first 4 KiB, as text when it is some.")
                    @Nullable String payload,
            @Schema(description = "In base64 when it is no text.") @Nullable String payloadBase64,
            Instant receivedAt) {}

    QuarantineController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/v1/vehicles/quarantine")
    @Operation(summary = "Messages that were put aside, the last first; kept for 30 days")
    Page<Aside> list(
            @Parameter(description = "Of this car only.") @RequestParam(required = false)
                    @Nullable UUID vehicle,
            @ParameterObject PageRequest page) {
        var found =
                database.sql(
                                """
                                SELECT id, vehicle_id, topic, reason, payload, received_at
                                FROM vehicles.quarantine
                                WHERE (:car::uuid IS NULL OR vehicle_id = :car) AND id < :before
                                ORDER BY id DESC LIMIT :rows
                                """)
                        .param("car", vehicle)
                        .param(
                                "before",
                                page.after(LIST, 1)
                                        .map(cursor -> cursor.number(0))
                                        .orElse(Long.MAX_VALUE))
                        .param("rows", page.rows())
                        .query((row, _) -> aside(row))
                        .list();
        return Page.of(found, page, aside -> Cursor.of(LIST, aside.id()));
    }

    private static Aside aside(ResultSet row) throws SQLException {
        var bytes = row.getBytes("payload");
        var text = text(bytes);
        return new Aside(
                row.getLong("id"),
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                row.getString("topic"),
                row.getString("reason"),
                text,
                text == null ? Base64.getEncoder().encodeToString(bytes) : null,
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
