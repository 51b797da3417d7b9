package org.bluehorizons.charging.display;

import java.time.Clock;
import java.util.List;
import org.bluehorizons.charging.commands.AnswerHandler;
import org.bluehorizons.charging.commands.CommandState;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.SetDisplayMessage;
import org.bluehorizons.charging.ocpp.v201.SetDisplayMessage.DisplayMessageStatus;
import org.springframework.stereotype.Component;

/** Keeps a message that a station shows now (O01, O02). */
@Component
class SetDisplayMessage201 implements AnswerHandler {

    private final DisplayMessages messages;
    private final Clock clock;

    SetDisplayMessage201(DisplayMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "SetDisplayMessage";
    }

    @Override
    public void settled(StationCommand command) {
        if (command.state() != CommandState.ANSWERED) {
            return;
        }
        if (command.answer(SetDisplayMessage.Response.class).status()
                == DisplayMessageStatus.ACCEPTED) {
            messages.put(
                    List.of(
                            new DisplayMessages.Shown(
                                    command.stationId(),
                                    command.request(SetDisplayMessage.Request.class).message(),
                                    clock.instant())));
        }
    }
}
