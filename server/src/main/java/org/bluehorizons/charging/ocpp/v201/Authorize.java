package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code Authorize}. Asks whether an identifier may charge. */
public final class Authorize {

    private Authorize() {}

    public record Request(
            IdToken idToken,
            @Size(max = 5500) @Nullable String certificate,
            @Size(min = 1, max = 4) @Nullable List<OCSPRequestData> iso15118CertificateHashData) {}

    public record Response(
            IdTokenInfo idTokenInfo, @Nullable AuthorizeCertificateStatus certificateStatus) {}

    public enum AuthorizeCertificateStatus {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("SignatureError")
        SIGNATURE_ERROR,
        @JsonProperty("CertificateExpired")
        CERTIFICATE_EXPIRED,
        @JsonProperty("CertificateRevoked")
        CERTIFICATE_REVOKED,
        @JsonProperty("NoCertificateAvailable")
        NO_CERTIFICATE_AVAILABLE,
        @JsonProperty("CertChainError")
        CERT_CHAIN_ERROR,
        @JsonProperty("ContractCancelled")
        CONTRACT_CANCELLED
    }
}
