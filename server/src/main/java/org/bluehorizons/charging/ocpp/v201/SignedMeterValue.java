package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;

/** OCPP 2.0.1: signed meter value. */
public record SignedMeterValue(
        @Size(max = 2500) String signedMeterData,
        @Size(max = 50) String signingMethod,
        @Size(max = 50) String encodingMethod,
        @Size(max = 2500) String publicKey) {}
