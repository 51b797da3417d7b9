package org.bluehorizons.simulator.chargepoint.v16;

import java.util.HashMap;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** The local authorisation list (1.6, sections 5.10, 5.15). */
final class LocalList {

    private LocalList() {}

    static Reply version(ChargePoint station, JsonNode call) {
        return Reply.of(Json.object().put("listVersion", station.memory().tokenList().version()));
    }

    static Reply change(ChargePoint station, JsonNode call) {
        var changes = new HashMap<String, String>();
        for (var entry : call.path("localAuthorizationList")) {
            changes.put(
                    entry.required("idTag").asString(),
                    entry.path("idTagInfo").path("status").asString(""));
        }
        var full = call.required("updateType").asString().equals("Full");
        var version = call.required("listVersion").asInt();
        return station.memory().tokenList().change(version, changes, full)
                ? Reply.ACCEPTED
                : Reply.status("VersionMismatch");
    }
}
