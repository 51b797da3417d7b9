package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;

/** OCPP 1.6 {@code SignCertificate}. Asks for a certificate. */
public final class SignCertificate {

    private SignCertificate() {}

    public record Request(@Size(max = 5500) String csr) {}

    public record Response(GenericStatus status) {}

    public enum GenericStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
