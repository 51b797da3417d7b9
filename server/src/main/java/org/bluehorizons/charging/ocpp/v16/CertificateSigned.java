package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;

/** OCPP 1.6 {@code CertificateSigned}. Brings a signed certificate. */
public final class CertificateSigned {

    private CertificateSigned() {}

    public record Request(@Size(max = 10000) String certificateChain) {}

    public record Response(CertificateSignedStatus status) {}

    public enum CertificateSignedStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
