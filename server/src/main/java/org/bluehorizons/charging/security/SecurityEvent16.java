package org.bluehorizons.charging.security;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.SecurityEventNotification;
import org.springframework.stereotype.Component;

/** SecurityEventNotification of 1.6's security extension. */
@Component
class SecurityEvent16 implements CallHandler<SecurityEventNotification.Request> {

    private final SecurityEvents events;

    SecurityEvent16(SecurityEvents events) {
        this.events = events;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
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
