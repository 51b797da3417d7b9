package org.bluehorizons.charging.display;

import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.ClearDisplayMessage;
import org.springframework.stereotype.Component;

/** Forgets a message that a station does not show any more, or never did (O05). */
@Component
class ClearDisplayMessage201 implements AnswerHandler {

    private final DisplayMessages messages;

    ClearDisplayMessage201(DisplayMessages messages) {
        this.messages = messages;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "ClearDisplayMessage";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        messages.remove(
                command.stationId(), command.request(ClearDisplayMessage.Request.class).id());
    }
}
