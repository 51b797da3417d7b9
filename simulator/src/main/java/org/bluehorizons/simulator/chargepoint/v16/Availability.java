package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** In service or not, and starting afresh (1.6, sections 5.2, 5.14). */
final class Availability {

    private Availability() {}

    static Reply change(ChargePoint station, JsonNode call) {
        var operative = call.required("type").asString().equals("Operative");
        var number = call.required("connectorId").asInt();
        var outlet = station.outlet(number);
        if (number != 0 && outlet == null) {
            return Reply.REJECTED;
        }
        var waits = outlet == null ? station.operative(operative) : outlet.operative(operative);
        return Reply.status(waits ? "Scheduled" : "Accepted");
    }

    static Reply reset(ChargePoint station, JsonNode call) {
        var hard = call.required("type").asString().equals("Hard");
        station.soon(() -> station.reset(hard));
        return Reply.ACCEPTED;
    }
}
