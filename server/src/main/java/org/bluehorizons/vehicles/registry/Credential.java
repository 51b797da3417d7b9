package org.bluehorizons.vehicles.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lets a car connect, without the secret. */
@Schema(name = "VehicleCredential")
record Credential(
        UUID id,
        @Schema(
                        example = "password",
                        allowableValues = {"password", "certificate"})
                String kind,
        @Schema(description = "Of a certificate.", example = "5f1c…") @Nullable String serialNumber,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
