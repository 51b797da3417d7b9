package org.bluehorizons.charging.security;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.SignCertificate;
import org.bluehorizons.charging.ocpp.v16.SignCertificate.GenericStatus;
import org.springframework.stereotype.Component;

/** SignCertificate of 1.6's security extension. */
@Component
class SignCertificate16 implements CallHandler<SignCertificate.Request> {

    private final StationCertificates certificates;

    SignCertificate16(StationCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "SignCertificate";
    }

    @Override
    public void handle(List<StationCall<SignCertificate.Request>> calls) {
        for (var call : calls) {
            var signed = certificates.sign(call.station(), version(), call.request().csr());
            call.answer(
                    new SignCertificate.Response(
                            signed ? GenericStatus.ACCEPTED : GenericStatus.REJECTED));
        }
    }
}
