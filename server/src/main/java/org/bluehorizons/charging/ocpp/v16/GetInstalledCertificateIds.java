package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code GetInstalledCertificateIds}. Lists installed certificates. */
public final class GetInstalledCertificateIds {

    private GetInstalledCertificateIds() {}

    public record Request(CertificateUse certificateType) {}

    public record Response(
            @Size(min = 1) @Nullable List<CertificateHashData> certificateHashData,
            GetInstalledCertificateStatus status) {}

    public enum GetInstalledCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("NotFound")
        NOT_FOUND
    }
}
