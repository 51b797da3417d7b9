package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetCertificateStatus}. Asks whether a certificate was revoked. */
public final class GetCertificateStatus {

    private GetCertificateStatus() {}

    public record Request(OCSPRequestData ocspRequestData) {}

    public record Response(
            GetCertificateStatusKind status,
            @Nullable StatusInfo statusInfo,
            @Size(max = 5500) @Nullable String ocspResult) {}

    public enum GetCertificateStatusKind {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED
    }
}
