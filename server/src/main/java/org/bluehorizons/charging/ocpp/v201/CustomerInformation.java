package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * OCPP 2.0.1 {@code CustomerInformation}. Asks for, or removes, what a station knows of a customer.
 */
public final class CustomerInformation {

    private CustomerInformation() {}

    public record Request(
            @Nullable CertificateHashData customerCertificate,
            @Nullable IdToken idToken,
            Integer requestId,
            Boolean report,
            Boolean clear,
            @Size(max = 64) @Nullable String customerIdentifier) {}

    public record Response(CustomerInformationStatus status, @Nullable StatusInfo statusInfo) {}

    public enum CustomerInformationStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED,
        @JsonProperty("Invalid")
        INVALID
    }
}
