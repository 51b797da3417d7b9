package org.bluehorizons.charging.security;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.Get15118EVCertificate;
import org.bluehorizons.charging.ocpp.v201.Get15118EVCertificate.Iso15118EVCertificateStatus;
import org.bluehorizons.charging.ocpp.v201.StatusInfo;
import org.springframework.stereotype.Component;

/** Get15118EVCertificate (M01, M02): no V2G operator is behind us, and the car is told so. */
@Component
class VehicleCertificate201 implements CallHandler<Get15118EVCertificate.Request> {

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "Get15118EVCertificate";
    }

    @Override
    public void handle(List<StationCall<Get15118EVCertificate.Request>> calls) {
        var failed =
                new Get15118EVCertificate.Response(
                        Iso15118EVCertificateStatus.FAILED,
                        new StatusInfo("NoV2G", "no V2G operator"),
                        "");
        calls.forEach(call -> call.answer(failed));
    }
}
