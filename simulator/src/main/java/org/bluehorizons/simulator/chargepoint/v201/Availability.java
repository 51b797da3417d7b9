package org.bluehorizons.simulator.chargepoint.v201;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** In service or not, and starting afresh (2.0.1, part 2, G03 and B11). */
final class Availability {

    private Availability() {}

    static Reply change(ChargePoint station, JsonNode call) {
        var operative = call.required("operationalStatus").asString().equals("Operative");
        var number = call.path("evse").path("id").asInt(0);
        var outlet = station.outlet(number);
        if (number != 0 && outlet == null) {
            return Reply.REJECTED;
        }
        var waits = outlet == null ? station.operative(operative) : outlet.operative(operative);
        return Reply.status(waits ? "Scheduled" : "Accepted");
    }

    /** Of the station; one EVSE alone cannot be reset. */
    static Reply reset(ChargePoint station, JsonNode call) {
        var atOnce = call.required("type").asString().equals("Immediate");
        if (call.has("evseId")) {
            return Reply.REJECTED;
        }
        if (!atOnce && station.isBusy()) {
            station.resetWhenIdle();
            return Reply.status("Scheduled");
        }
        station.soon(() -> station.reset(atOnce));
        return Reply.ACCEPTED;
    }
}
