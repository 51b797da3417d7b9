package org.bluehorizons.simulator.chargepoint.v201;

import java.util.HashSet;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** Certificates that the server installs (2.0.1, part 2, A and M). */
final class Certificates {

    private Certificates() {}

    static Reply install(ChargePoint station, JsonNode call) {
        var kind = call.required("certificateType").asString();
        var pem = call.required("certificate").asString();
        return station.memory().certificates().install(kind, pem) ? Reply.ACCEPTED : Reply.REJECTED;
    }

    static Reply delete(ChargePoint station, JsonNode call) {
        var deleted = station.memory().certificates().delete(call.required("certificateHashData"));
        return Reply.status(deleted ? "Accepted" : "NotFound");
    }

    static Reply list(ChargePoint station, JsonNode call) {
        var kinds = new HashSet<String>();
        call.path("certificateType").forEach(kind -> kinds.add(kind.asString()));
        var answer = Json.object().put("status", "Accepted");
        var chains = answer.putArray("certificateHashDataChain");
        for (var installed : station.memory().certificates().all()) {
            if (kinds.isEmpty() || kinds.contains(installed.kind())) {
                chains.addObject()
                        .put("certificateType", installed.kind())
                        .set("certificateHashData", installed.hash().json());
            }
        }
        return chains.isEmpty() ? Reply.status("NotFound") : Reply.of(answer);
    }

    static Reply signed(ChargePoint station, JsonNode call) {
        var chain = call.required("certificateChain").asString();
        return org.bluehorizons.simulator.chargepoint.station.Certificates.isOne(chain)
                ? Reply.ACCEPTED
                : Reply.REJECTED;
    }
}
