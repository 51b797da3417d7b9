package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code DeleteCertificate}. Removes an installed certificate. */
public final class DeleteCertificate {

    private DeleteCertificate() {}

    public record Request(CertificateHashData certificateHashData) {}

    public record Response(DeleteCertificateStatus status) {}

    public enum DeleteCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED,
        @JsonProperty("NotFound")
        NOT_FOUND
    }
}
