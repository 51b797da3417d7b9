package org.bluehorizons.charging.firmware;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.FirmwareStatusNotification;
import org.springframework.stereotype.Component;

/** FirmwareStatusNotification of 2.0.1 (L01, L02). */
@Component
class FirmwareStatus201 implements CallHandler<FirmwareStatusNotification.Request> {

    private final FirmwareJobs firmwareJobs;

    FirmwareStatus201(FirmwareJobs firmwareJobs) {
        this.firmwareJobs = firmwareJobs;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "FirmwareStatusNotification";
    }

    @Override
    public void handle(List<StationCall<FirmwareStatusNotification.Request>> calls) {
        firmwareJobs.told(
                calls.stream()
                        .map(call ->
                                new FirmwareWord(
                                        call.station(),
                                        action(),
                                        call.request().requestId(),
                                        OcppWord.of(call.request().status()),
                                        List.of(),
                                        call.receivedAt()))
                        .toList());
        calls.forEach(call -> call.answer(new FirmwareStatusNotification.Response()));
    }
}
