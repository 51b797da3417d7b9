package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: id token info. */
public record IdTokenInfo(
        AuthorizationStatus status,
        @Nullable Instant cacheExpiryDateTime,
        @Nullable Integer chargingPriority,
        @Size(max = 8) @Nullable String language1,
        @Size(min = 1) @Nullable List<Integer> evseId,
        @Nullable IdToken groupIdToken,
        @Size(max = 8) @Nullable String language2,
        @Nullable MessageContent personalMessage) {}
