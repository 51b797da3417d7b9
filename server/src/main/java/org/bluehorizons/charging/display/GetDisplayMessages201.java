package org.bluehorizons.charging.display;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.configuration.Reports;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GetDisplayMessages;
import org.bluehorizons.charging.ocpp.v201.GetDisplayMessages.GetDisplayMessagesStatus;
import org.springframework.stereotype.Component;

/** Whether a station will tell what it shows (O03, O04). */
@Component
class GetDisplayMessages201 implements AnswerHandler {

    private final DisplayMessages messages;
    private final Reports reports;

    GetDisplayMessages201(DisplayMessages messages, Reports reports) {
        this.messages = messages;
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "GetDisplayMessages";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        var request = command.request(GetDisplayMessages.Request.class);
        var whole = request.id() == null && request.priority() == null && request.state() == null;
        reports.asked(
                Reports.Kind.DISPLAY,
                command.stationId(),
                request.requestId(),
                whole,
                command.acceptedAt());
        var status = command.answer(GetDisplayMessages.Response.class).status();
        if (status == GetDisplayMessagesStatus.UNKNOWN) {
            reports.refused(
                    Reports.Kind.DISPLAY,
                    command.stationId(),
                    request.requestId(),
                    OcppWord.of(status));
            if (whole) {
                // It shows nothing.
                messages.forgetOlder(command.stationId(), command.acceptedAt());
            }
        }
    }
}
