package org.bluehorizons.charging.security;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.GetCertificateStatus;
import org.bluehorizons.charging.ocpp.v201.GetCertificateStatus.GetCertificateStatusKind;
import org.bluehorizons.charging.ocpp.v201.StatusInfo;
import org.springframework.stereotype.Component;

/** GetCertificateStatus (M06): no OCSP responder is asked, and the station is told so. */
@Component
class CertificateStatus201 implements CallHandler<GetCertificateStatus.Request> {

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetCertificateStatus";
    }

    @Override
    public void handle(List<StationCall<GetCertificateStatus.Request>> calls) {
        var failed =
                new GetCertificateStatus.Response(
                        GetCertificateStatusKind.FAILED,
                        new StatusInfo("NoOCSP", "no OCSP responder is asked"),
                        null);
        calls.forEach(call -> call.answer(failed));
    }
}
