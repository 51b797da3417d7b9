package org.bluehorizons.charging.security;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.SecurityEventNotification;
import org.springframework.stereotype.Component;

/** SecurityEventNotification of 2.0.1 (A04). */
@Component
class SecurityEvent201 implements CallHandler<SecurityEventNotification.Request> {

    private final SecurityEvents events;

    SecurityEvent201(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "SecurityEventNotification";
    }

    @Override
    public void handle(List<StationCall<SecurityEventNotification.Request>> calls) {
        events.keep(
                calls.stream()
                        .map(call ->
                                new SecurityEvents.Event(
                                        call.station(),
                                        call.request().type(),
                                        call.request().timestamp(),
                                        call.receivedAt(),
                                        call.request().techInfo()))
                        .toList());
        calls.forEach(call -> call.answer(new SecurityEventNotification.Response()));
    }
}
