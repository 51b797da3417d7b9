package org.bluehorizons.charging.operations;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.bluehorizons.charging.commands.StationCommand;
import org.jspecify.annotations.Nullable;

/** A command to a station, as callers see it. */
@Schema(name = "StationCommand")
public record CommandView(
        UUID id,
        @Schema(example = "CP42") String stationId,
        @Schema(example = "1.6") String version,
        @Schema(example = "Reset") String action,
        @Schema(types = "object", example = "{\"type\": \"Soft\"}") @JsonRawValue String payload,
        @Schema(
                        allowableValues = {
                            "accepted",
                            "sent",
                            "answered",
                            "refused",
                            "failed",
                            "expired"
                        },
                        description =
                                "answered: by a CALLRESULT, whatever it says; refused: by a CALLERROR; failed: nobody knows.")
                String state,
        @Schema(
                        types = {"object", "null"},
                        description = "The CALLRESULT's payload.",
                        example = "{\"status\": \"Accepted\"}")
                @JsonRawValue
                @Nullable String response,
        @Schema(description = "Why it was refused or failed.") @Nullable String reason,
        @Nullable UUID bulkId,
        @Schema(example = "account:0199…") String requestedBy,
        @Schema(description = "How often it was sent.") int attempts,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        Instant expiresAt) {

    static CommandView of(StationCommand command) {
        return new CommandView(
                command.id(),
                command.stationId(),
                command.version().word(),
                command.action(),
                Secrets.hidden(command.action(), command.payload()),
                command.state().word(),
                command.response(),
                command.reason(),
                command.bulkId(),
                command.requestedBy(),
                command.attempts(),
                command.acceptedAt(),
                command.sentAt(),
                command.settledAt(),
                command.expiresAt());
    }

    static CommandView read(ResultSet row, int number) throws SQLException {
        var action = row.getString("action");
        return new CommandView(
                row.getObject("id", UUID.class),
                row.getString("station_id"),
                row.getString("ocpp_version"),
                action,
                Secrets.hidden(action, row.getString("payload")),
                row.getString("state"),
                row.getString("response"),
                row.getString("reason"),
                row.getObject("bulk_id", UUID.class),
                row.getString("requested_by"),
                row.getInt("attempts"),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                instant(row, "settled_at"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
