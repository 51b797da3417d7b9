package org.bluehorizons.charging.firmware;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.SignedFirmwareStatusNotification;
import org.springframework.stereotype.Component;

/** SignedFirmwareStatusNotification of 1.6's security extension. */
@Component
class SignedFirmwareStatus16 implements CallHandler<SignedFirmwareStatusNotification.Request> {

    private final FirmwareJobs firmwareJobs;

    SignedFirmwareStatus16(FirmwareJobs firmwareJobs) {
        this.firmwareJobs = firmwareJobs;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "SignedFirmwareStatusNotification";
    }

    @Override
    public void handle(List<StationCall<SignedFirmwareStatusNotification.Request>> calls) {
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
        calls.forEach(call -> call.answer(new SignedFirmwareStatusNotification.Response()));
    }
}
