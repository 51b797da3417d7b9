package org.bluehorizons.charging.diagnostics;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.LogStatusNotification;
import org.springframework.stereotype.Component;

/** LogStatusNotification of 1.6's security extension. */
@Component
class LogStatus16 implements CallHandler<LogStatusNotification.Request> {

    private final LogJobs logJobs;

    LogStatus16(LogJobs logJobs) {
        this.logJobs = logJobs;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "LogStatusNotification";
    }

    @Override
    public void handle(List<StationCall<LogStatusNotification.Request>> calls) {
        logJobs.told(
                calls.stream()
                        .map(call ->
                                new LogWord(
                                        call.station(),
                                        action(),
                                        call.request().requestId(),
                                        OcppWord.of(call.request().status()),
                                        call.receivedAt()))
                        .toList());
        calls.forEach(call -> call.answer(new LogStatusNotification.Response()));
    }
}
