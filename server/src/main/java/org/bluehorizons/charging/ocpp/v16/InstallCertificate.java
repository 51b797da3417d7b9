package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;

/** OCPP 1.6 {@code InstallCertificate}. Installs a root certificate. */
public final class InstallCertificate {

    private InstallCertificate() {}

    public record Request(CertificateUse certificateType, @Size(max = 5500) String certificate) {}

    public record Response(InstallCertificateStatus status) {}

    public enum InstallCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Failed")
        FAILED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
