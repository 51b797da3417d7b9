package org.bluehorizons.charging.security;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.CertificateSigningUse;
import org.bluehorizons.charging.ocpp.v201.GenericStatus;
import org.bluehorizons.charging.ocpp.v201.SignCertificate;
import org.bluehorizons.charging.ocpp.v201.StatusInfo;
import org.springframework.stereotype.Component;

/** SignCertificate of 2.0.1 (A02, A03). There is no V2G operator behind us to sign for cars. */
@Component
class SignCertificate201 implements CallHandler<SignCertificate.Request> {

    private final StationCertificates certificates;

    SignCertificate201(StationCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "SignCertificate";
    }

    @Override
    public void handle(List<StationCall<SignCertificate.Request>> calls) {
        for (var call : calls) {
            call.answer(answer(call.station(), call.request()));
        }
    }

    private SignCertificate.Response answer(String station, SignCertificate.Request request) {
        if (request.certificateType() == CertificateSigningUse.V2_G_CERTIFICATE) {
            return new SignCertificate.Response(
                    GenericStatus.REJECTED, new StatusInfo("NoV2G", "no V2G operator"));
        }
        return certificates.sign(station, version(), request.csr())
                ? new SignCertificate.Response(GenericStatus.ACCEPTED, null)
                : new SignCertificate.Response(
                        GenericStatus.REJECTED,
                        new StatusInfo("InvalidCSR", "CN must be the station's id"));
    }
}
