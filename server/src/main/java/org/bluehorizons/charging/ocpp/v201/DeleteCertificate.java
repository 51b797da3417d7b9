package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code DeleteCertificate}. Removes an installed certificate. */
public final class DeleteCertificate {

    private DeleteCertificate() {}

    public record Request(CertificateHashData certificateHashData) {}

    public record Response(DeleteCertificateStatus status, @Nullable StatusInfo statusInfo) {}

    public enum DeleteCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED,
        @JsonProperty("NotFound")
        NOT_FOUND
    }
}
