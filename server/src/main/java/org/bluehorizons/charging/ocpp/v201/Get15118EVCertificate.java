package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code Get15118EVCertificate}. Asks for a contract certificate of a vehicle. */
public final class Get15118EVCertificate {

    private Get15118EVCertificate() {}

    public record Request(
            @Size(max = 50) String iso15118SchemaVersion,
            CertificateAction action,
            @Size(max = 5600) String exiRequest) {}

    public record Response(
            Iso15118EVCertificateStatus status,
            @Nullable StatusInfo statusInfo,
            @Size(max = 5600) String exiResponse) {}

    public enum CertificateAction {
        @JsonProperty("Install")
        INSTALL,
        @JsonProperty("Update")
        UPDATE
    }

    public enum Iso15118EVCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED
    }
}
