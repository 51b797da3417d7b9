package org.bluehorizons.charging.ocpp.v16;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6: id tag info. */
public record IdTagInfo(
        @Nullable Instant expiryDate,
        @Size(max = 20) @Nullable String parentIdTag,
        AuthorizationStatus status) {}
