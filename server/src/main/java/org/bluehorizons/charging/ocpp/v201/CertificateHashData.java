package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;

/** OCPP 2.0.1: certificate hash data. */
public record CertificateHashData(
        HashAlgorithm hashAlgorithm,
        @Size(max = 128) String issuerNameHash,
        @Size(max = 128) String issuerKeyHash,
        @Size(max = 40) String serialNumber) {}
