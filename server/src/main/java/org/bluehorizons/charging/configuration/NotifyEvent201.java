package org.bluehorizons.charging.configuration;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.NotifyEvent;
import org.springframework.stereotype.Component;

/** NotifyEvent (N07, N08): what a station's monitors have seen. */
@Component
class NotifyEvent201 implements CallHandler<NotifyEvent.Request> {

    private final StationEvents events;

    NotifyEvent201(StationEvents events) {
        this.events = events;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyEvent";
    }

    @Override
    public void handle(List<StationCall<NotifyEvent.Request>> calls) {
        events.keep(
                calls.stream()
                        .flatMap(call ->
                                call.request().eventData().stream()
                                        .map(data ->
                                                new StationEvents.Event(
                                                        call.station(), data, call.receivedAt())))
                        .toList());
        calls.forEach(call -> call.answer(new NotifyEvent.Response()));
    }
}
