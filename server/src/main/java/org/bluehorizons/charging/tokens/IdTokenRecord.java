package org.bluehorizons.charging.tokens;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registered token. */
@Schema(name = "ChargingToken")
record IdTokenRecord(
        UUID id,
        @Schema(example = "04A224B2C83180") String token,
        @Schema(example = "ISO14443") String type,
        @Schema(example = "active") String status,
        @Nullable Instant expiresAt,
        @Nullable UUID groupId,
        @Nullable String account,
        @Nullable UUID driverId,
        @Nullable UUID vehicleId,
        boolean internal,
        @Nullable String language,
        int mostConcurrent,
        @Nullable String note,
        Instant createdAt,
        @JsonIgnore long version) {

    String subject() {
        return "charging-token:" + id;
    }
}
