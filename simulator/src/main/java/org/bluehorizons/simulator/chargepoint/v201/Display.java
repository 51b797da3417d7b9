package org.bluehorizons.simulator.chargepoint.v201;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/** Messages on the display (2.0.1, part 2, O). */
final class Display {

    private Display() {}

    static Reply set(ChargePoint station, JsonNode call) {
        var message = call.required("message");
        station.memory().displayed().put(message.required("id").asInt(), message.toString());
        return Reply.ACCEPTED;
    }

    static Reply clear(ChargePoint station, JsonNode call) {
        var removed = station.memory().displayed().remove(call.required("id").asInt());
        return Reply.status(removed == null ? "Unknown" : "Accepted");
    }

    static Reply list(ChargePoint station, JsonNode call) {
        var wanted = call.path("id");
        var report = Json.object().put("requestId", call.required("requestId").asInt());
        var messages = report.putArray("messageInfo");
        station.memory()
                .displayed()
                .forEach((id, text) -> {
                    if (wanted.isEmpty()
                            || wanted.valueStream().anyMatch(one -> one.asInt() == id)) {
                        messages.addRawValue(new RawValue(text));
                    }
                });
        if (messages.isEmpty()) {
            return Reply.status("Unknown");
        }
        station.soon(
                () -> station.tell(new Message.Other("NotifyDisplayMessages", report.toString())));
        return Reply.ACCEPTED;
    }
}
