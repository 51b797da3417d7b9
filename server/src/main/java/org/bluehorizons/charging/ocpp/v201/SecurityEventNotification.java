package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SecurityEventNotification}. Tells of something that concerns security. */
public final class SecurityEventNotification {

    private SecurityEventNotification() {}

    public record Request(
            @Size(max = 50) String type,
            Instant timestamp,
            @Size(max = 255) @Nullable String techInfo) {}

    public record Response() {}
}
