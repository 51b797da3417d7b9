package org.bluehorizons.charging.ocpp.v201;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SignCertificate}. Asks for a certificate. */
public final class SignCertificate {

    private SignCertificate() {}

    public record Request(
            @Size(max = 5500) String csr, @Nullable CertificateSigningUse certificateType) {}

    public record Response(GenericStatus status, @Nullable StatusInfo statusInfo) {}
}
