package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** Certificates that the server installs (security extension of 1.6). */
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
        var kind = call.required("certificateType").asString();
        var answer = Json.object().put("status", "Accepted");
        var hashes = answer.putArray("certificateHashData");
        station.memory().certificates().all().stream()
                .filter(installed -> installed.kind().equals(kind))
                .forEach(installed -> hashes.add(installed.hash().json()));
        return hashes.isEmpty() ? Reply.status("NotFound") : Reply.of(answer);
    }

    static Reply signed(ChargePoint station, JsonNode call) {
        var chain = call.required("certificateChain").asString();
        return org.bluehorizons.simulator.chargepoint.station.Certificates.isOne(chain)
                ? Reply.ACCEPTED
                : Reply.REJECTED;
    }
}
