package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code CertificateSigned}. Brings a signed certificate. */
public final class CertificateSigned {

    private CertificateSigned() {}

    public record Request(
            @Size(max = 10000) String certificateChain,
            @Nullable CertificateSigningUse certificateType) {}

    public record Response(CertificateSignedStatus status, @Nullable StatusInfo statusInfo) {}

    public enum CertificateSignedStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
