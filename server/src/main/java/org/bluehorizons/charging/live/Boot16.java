package org.bluehorizons.charging.live;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.BootNotification;
import org.springframework.stereotype.Component;

/** OCPP 1.6 {@code BootNotification}. */
@Component
class Boot16 implements CallHandler<BootNotification.Request> {

    private final Boots boots;

    Boot16(Boots boots) {
        this.boots = boots;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "BootNotification";
    }

    @Override
    public void handle(List<StationCall<BootNotification.Request>> calls) {
        var verdicts = boots.record(calls.stream().map(Boot16::report).toList());
        for (var index = 0; index < calls.size(); index++) {
            var verdict = verdicts.get(index);
            calls.get(index)
                    .answer(
                            new BootNotification.Response(
                                    status(verdict.status()),
                                    verdict.currentTime(),
                                    verdict.intervalSeconds()));
        }
    }

    private static BootReport report(StationCall<BootNotification.Request> call) {
        var request = call.request();
        // The charge box's number is the older name of the same (1.6, 6.4).
        var serial =
                request.chargePointSerialNumber() == null
                        ? request.chargeBoxSerialNumber()
                        : request.chargePointSerialNumber();
        return new BootReport(
                call.station(),
                OcppVersion.V1_6,
                request.chargePointVendor(),
                request.chargePointModel(),
                serial,
                request.firmwareVersion(),
                request.iccid(),
                request.imsi(),
                request.meterType(),
                request.meterSerialNumber(),
                null,
                call.receivedAt());
    }

    private static BootNotification.Status status(BootStatus status) {
        return switch (status) {
            case ACCEPTED -> BootNotification.Status.ACCEPTED;
            case PENDING -> BootNotification.Status.PENDING;
            case REJECTED -> BootNotification.Status.REJECTED;
        };
    }
}
