package org.bluehorizons.simulator.chargepoint.v201;

import java.util.HashMap;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** Tokens for when the server cannot be asked (2.0.1, part 2, C11 and D). */
final class LocalList {

    private LocalList() {}

    static Reply version(ChargePoint station, JsonNode call) {
        var version = station.memory().tokenList().version();
        return Reply.of(Json.object().put("versionNumber", version));
    }

    static Reply change(ChargePoint station, JsonNode call) {
        var changes = new HashMap<String, String>();
        for (var entry : call.path("localAuthorizationList")) {
            changes.put(
                    entry.required("idToken").required("idToken").asString(),
                    entry.path("idTokenInfo").path("status").asString(""));
        }
        var full = call.required("updateType").asString().equals("Full");
        var version = call.required("versionNumber").asInt();
        return station.memory().tokenList().change(version, changes, full)
                ? Reply.ACCEPTED
                : Reply.status("VersionMismatch");
    }

    static Reply clearCache(ChargePoint station, JsonNode call) {
        station.memory().forgetTokens();
        return Reply.ACCEPTED;
    }
}
