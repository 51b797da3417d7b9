package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: message content. */
public record MessageContent(
        MessageFormat format,
        @Size(max = 8) @Nullable String language,
        @Size(max = 512) String content) {}
