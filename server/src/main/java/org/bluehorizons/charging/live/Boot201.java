package org.bluehorizons.charging.live;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.BootNotification;
import org.springframework.stereotype.Component;

/** OCPP 2.0.1 {@code BootNotification}. */
@Component
class Boot201 implements CallHandler<BootNotification.Request> {

    private final Boots boots;

    Boot201(Boots boots) {
        this.boots = boots;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "BootNotification";
    }

    @Override
    public void handle(List<StationCall<BootNotification.Request>> calls) {
        var verdicts = boots.record(calls.stream().map(Boot201::report).toList());
        for (var index = 0; index < calls.size(); index++) {
            var verdict = verdicts.get(index);
            calls.get(index)
                    .answer(
                            new BootNotification.Response(
                                    verdict.currentTime(),
                                    verdict.intervalSeconds(),
                                    status(verdict.status()),
                                    null));
        }
    }

    private static BootReport report(StationCall<BootNotification.Request> call) {
        var station = call.request().chargingStation();
        var modem = station.modem();
        return new BootReport(
                call.station(),
                OcppVersion.V2_0_1,
                station.vendorName(),
                station.model(),
                station.serialNumber(),
                station.firmwareVersion(),
                modem == null ? null : modem.iccid(),
                modem == null ? null : modem.imsi(),
                null,
                null,
                OcppWord.of(call.request().reason()),
                call.receivedAt());
    }

    private static BootNotification.RegistrationStatus status(BootStatus status) {
        return switch (status) {
            case ACCEPTED -> BootNotification.RegistrationStatus.ACCEPTED;
            case PENDING -> BootNotification.RegistrationStatus.PENDING;
            case REJECTED -> BootNotification.RegistrationStatus.REJECTED;
        };
    }
}
