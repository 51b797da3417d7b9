package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: component. */
public record Component(
        @Nullable EVSE evse,
        @Size(max = 50) String name,
        @Size(max = 50) @Nullable String instance) {}
