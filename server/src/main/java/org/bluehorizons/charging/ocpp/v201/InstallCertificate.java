package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code InstallCertificate}. Installs a root certificate. */
public final class InstallCertificate {

    private InstallCertificate() {}

    public record Request(
            InstallCertificateUse certificateType, @Size(max = 5500) String certificate) {}

    public record Response(InstallCertificateStatus status, @Nullable StatusInfo statusInfo) {}

    public enum InstallCertificateUse {
        @JsonProperty("V2GRootCertificate")
        V2_G_ROOT_CERTIFICATE,
        @JsonProperty("MORootCertificate")
        MO_ROOT_CERTIFICATE,
        @JsonProperty("CSMSRootCertificate")
        CSMS_ROOT_CERTIFICATE,
        @JsonProperty("ManufacturerRootCertificate")
        MANUFACTURER_ROOT_CERTIFICATE
    }

    public enum InstallCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Failed")
        FAILED
    }
}
