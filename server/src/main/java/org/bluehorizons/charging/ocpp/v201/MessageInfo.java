package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: message info. */
public record MessageInfo(
        @Nullable Component display,
        Integer id,
        MessagePriority priority,
        @Nullable MessageState state,
        @Nullable Instant startDateTime,
        @Nullable Instant endDateTime,
        @Size(max = 36) @Nullable String transactionId,
        MessageContent message) {}
