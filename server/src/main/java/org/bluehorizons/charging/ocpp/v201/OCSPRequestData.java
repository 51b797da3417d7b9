package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;

/** OCPP 2.0.1: ocsprequest data. */
public record OCSPRequestData(
        HashAlgorithm hashAlgorithm,
        @Size(max = 128) String issuerNameHash,
        @Size(max = 128) String issuerKeyHash,
        @Size(max = 40) String serialNumber,
        @Size(max = 512) String responderURL) {}
