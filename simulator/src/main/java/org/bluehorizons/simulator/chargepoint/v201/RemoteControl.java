package org.bluehorizons.simulator.chargepoint.v201;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.ProfileReader;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.station.StopReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Starting, stopping and unlocking from afar (2.0.1, part 2, E14 and F). */
final class RemoteControl {

    private RemoteControl() {}

    static Reply start(ChargePoint station, JsonNode call) {
        var token = call.required("idToken").required("idToken").asString();
        var remoteStartId = call.required("remoteStartId").asInt();
        var outlet = outletFor(station, call.path("evseId").asInt(0), token);
        if (outlet == null) {
            return Reply.REJECTED;
        }
        if (call.path("chargingProfile").isObject()) {
            station.profiles()
                    .add(
                            ProfileReader.read(
                                    station, outlet.number(), call.path("chargingProfile")));
        }
        var asksFirst = "true".equals(station.memory().setting("AuthCtrlr.AuthorizeRemoteStart"));
        station.soon(() -> outlet.startFor(token, remoteStartId, !asksFirst));
        return Reply.ACCEPTED;
    }

    static Reply stop(ChargePoint station, JsonNode call) {
        var outlet = station.outletOf(call.required("transactionId").asString());
        if (outlet == null) {
            return Reply.REJECTED;
        }
        station.soon(() -> outlet.stop(StopReason.REMOTE));
        return Reply.ACCEPTED;
    }

    static Reply unlock(ChargePoint station, JsonNode call) {
        var outlet = station.outlet(call.required("evseId").asInt());
        if (outlet == null || call.required("connectorId").asInt() != 1) {
            return Reply.status("UnknownConnector");
        }
        if (outlet.transaction() != null) {
            return Reply.status("OngoingAuthorizedTransaction");
        }
        station.soon(outlet::unlock);
        return Reply.status("Unlocked");
    }

    /** Whether a transaction goes on, and what is still to be told of it. */
    static Reply status(ChargePoint station, JsonNode call) {
        var id = call.path("transactionId").asString("");
        var answer = Json.object();
        if (!id.isEmpty()) {
            answer.put("ongoingIndicator", station.outletOf(id) != null);
        }
        return Reply.of(answer.put("messagesInQueue", station.hasToTellOf(id)));
    }

    /**
     * @param number 0: any
     */
    private static @Nullable Outlet outletFor(ChargePoint station, int number, String token) {
        return station.outlets().stream()
                .filter(outlet -> number == 0 || outlet.number() == number)
                .filter(outlet -> outlet.isFreeFor(token))
                .findFirst()
                .orElse(null);
    }
}
