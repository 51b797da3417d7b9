package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: id token. */
public record IdToken(
        @Size(min = 1) @Nullable List<AdditionalInfo> additionalInfo,
        @Size(max = 36) String idToken,
        IdTokenKind type) {}
