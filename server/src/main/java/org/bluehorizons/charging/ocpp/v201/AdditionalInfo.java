package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;

/** OCPP 2.0.1: additional info. */
public record AdditionalInfo(
        @Size(max = 36) String additionalIdToken, @Size(max = 50) String type) {}
