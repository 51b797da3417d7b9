package org.bluehorizons.vehicles.commands;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;

/** Something that a car was asked for. */
@Schema(name = "Command")
record Command(
        UUID id,
        @Schema(type = "string", format = "uuid") VehicleId vehicleId,
        CommandKind kind,
        @Schema(types = "object", example = "{\"seconds\": 3}") @JsonRawValue String parameters,
        CommandState state,
        @Schema(description = "Why it was refused.", example = "speed is 43 km/h")
                @Nullable String reason,
        @Schema(example = "account:0199…") String requestedBy,
        @Schema(description = "How often it was sent.") int attempts,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        Instant expiresAt) {}
