package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetInstalledCertificateIds}. Lists installed certificates. */
public final class GetInstalledCertificateIds {

    private GetInstalledCertificateIds() {}

    public record Request(@Size(min = 1) @Nullable List<GetCertificateIdUse> certificateType) {}

    public record Response(
            GetInstalledCertificateStatus status,
            @Nullable StatusInfo statusInfo,
            @Size(min = 1) @Nullable List<CertificateHashDataChain> certificateHashDataChain) {}

    public enum GetCertificateIdUse {
        @JsonProperty("V2GRootCertificate")
        V2_G_ROOT_CERTIFICATE,
        @JsonProperty("MORootCertificate")
        MO_ROOT_CERTIFICATE,
        @JsonProperty("CSMSRootCertificate")
        CSMS_ROOT_CERTIFICATE,
        @JsonProperty("V2GCertificateChain")
        V2_G_CERTIFICATE_CHAIN,
        @JsonProperty("ManufacturerRootCertificate")
        MANUFACTURER_ROOT_CERTIFICATE
    }

    public enum GetInstalledCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("NotFound")
        NOT_FOUND
    }

    public record CertificateHashDataChain(
            CertificateHashData certificateHashData,
            GetCertificateIdUse certificateType,
            @Size(min = 1, max = 4) @Nullable List<CertificateHashData> childCertificateHashData) {}
}
