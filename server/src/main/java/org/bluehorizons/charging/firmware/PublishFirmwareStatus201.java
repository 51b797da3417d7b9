package org.bluehorizons.charging.firmware;

import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.PublishFirmwareStatusNotification;
import org.springframework.stereotype.Component;

/** PublishFirmwareStatusNotification (L03): of a local controller that offers firmware on. */
@Component
class PublishFirmwareStatus201 implements CallHandler<PublishFirmwareStatusNotification.Request> {

    private final FirmwareJobs firmwareJobs;

    PublishFirmwareStatus201(FirmwareJobs firmwareJobs) {
        this.firmwareJobs = firmwareJobs;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "PublishFirmwareStatusNotification";
    }

    @Override
    public void handle(List<StationCall<PublishFirmwareStatusNotification.Request>> calls) {
        firmwareJobs.told(
                calls.stream()
                        .map(call ->
                                new FirmwareWord(
                                        call.station(),
                                        action(),
                                        call.request().requestId(),
                                        OcppWord.of(call.request().status()),
                                        Objects.requireNonNullElse(
                                                call.request().location(), List.<String>of()),
                                        call.receivedAt()))
                        .toList());
        calls.forEach(call -> call.answer(new PublishFirmwareStatusNotification.Response()));
    }
}
