package org.bluehorizons.charging.display;

import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.configuration.Reports;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.NotifyDisplayMessages;
import org.springframework.stereotype.Component;

/** NotifyDisplayMessages (O03): a part of what a station shows. */
@Component
class NotifyDisplayMessages201 implements CallHandler<NotifyDisplayMessages.Request> {

    private final DisplayMessages messages;
    private final Reports reports;

    NotifyDisplayMessages201(DisplayMessages messages, Reports reports) {
        this.messages = messages;
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "NotifyDisplayMessages";
    }

    @Override
    public void handle(List<StationCall<NotifyDisplayMessages.Request>> calls) {
        messages.put(calls.stream().flatMap(NotifyDisplayMessages201::shown).toList());
        for (var complete :
                reports.came(
                        Reports.Kind.DISPLAY,
                        calls.stream().map(NotifyDisplayMessages201::part).toList())) {
            if (complete.whole()) {
                messages.forgetOlder(complete.station(), complete.requestedAt());
            }
        }
        calls.forEach(call -> call.answer(new NotifyDisplayMessages.Response()));
    }

    private static Stream<DisplayMessages.Shown> shown(
            StationCall<NotifyDisplayMessages.Request> call) {
        var told = call.request().messageInfo();
        return told == null
                ? Stream.empty()
                : told.stream()
                        .map(message ->
                                new DisplayMessages.Shown(
                                        call.station(), message, call.receivedAt()));
    }

    private static Reports.Part part(StationCall<NotifyDisplayMessages.Request> call) {
        return new Reports.Part(
                call.station(),
                call.request().requestId(),
                0,
                !Boolean.TRUE.equals(call.request().tbc()),
                call.receivedAt());
    }
}
