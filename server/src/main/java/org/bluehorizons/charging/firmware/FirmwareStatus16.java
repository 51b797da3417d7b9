package org.bluehorizons.charging.firmware;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.FirmwareStatusNotification;
import org.springframework.stereotype.Component;

/** FirmwareStatusNotification of 1.6 (4.5), which names no job. */
@Component
class FirmwareStatus16 implements CallHandler<FirmwareStatusNotification.Request> {

    private final FirmwareJobs firmwareJobs;

    FirmwareStatus16(FirmwareJobs firmwareJobs) {
        this.firmwareJobs = firmwareJobs;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
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
                                        null,
                                        OcppWord.of(call.request().status()),
                                        List.of(),
                                        call.receivedAt()))
                        .toList());
        calls.forEach(call -> call.answer(new FirmwareStatusNotification.Response()));
    }
}
