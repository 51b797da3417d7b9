package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: status info. */
public record StatusInfo(
        @Size(max = 20) String reasonCode, @Size(max = 512) @Nullable String additionalInfo) {}
