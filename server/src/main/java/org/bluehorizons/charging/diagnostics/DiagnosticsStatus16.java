package org.bluehorizons.charging.diagnostics;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.DiagnosticsStatusNotification;
import org.springframework.stereotype.Component;

/** DiagnosticsStatusNotification of 1.6 (4.4), which names no job. */
@Component
class DiagnosticsStatus16 implements CallHandler<DiagnosticsStatusNotification.Request> {

    private final LogJobs logJobs;

    DiagnosticsStatus16(LogJobs logJobs) {
        this.logJobs = logJobs;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "DiagnosticsStatusNotification";
    }

    @Override
    public void handle(List<StationCall<DiagnosticsStatusNotification.Request>> calls) {
        logJobs.told(
                calls.stream()
                        .map(call ->
                                new LogWord(
                                        call.station(),
                                        action(),
                                        null,
                                        OcppWord.of(call.request().status()),
                                        call.receivedAt()))
                        .toList());
        calls.forEach(call -> call.answer(new DiagnosticsStatusNotification.Response()));
    }
}
