package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Outlet;
import org.bluehorizons.simulator.chargepoint.station.ProfileReader;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.station.StopReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Starting, stopping and unlocking from afar (1.6, sections 5.11, 5.12, 5.18). */
final class RemoteControl {

    private RemoteControl() {}

    static Reply start(ChargePoint station, JsonNode call) {
        var token = call.required("idTag").asString();
        var outlet = outletFor(station, call.path("connectorId").asInt(0), token);
        if (outlet == null) {
            return Reply.REJECTED;
        }
        if (call.path("chargingProfile").isObject()) {
            station.profiles()
                    .add(
                            ProfileReader.read(
                                    station, outlet.number(), call.path("chargingProfile")));
        }
        var asksFirst = "true".equals(station.memory().setting("AuthorizeRemoteTxRequests"));
        station.soon(() -> outlet.startFor(token, 0, !asksFirst));
        return Reply.ACCEPTED;
    }

    static Reply stop(ChargePoint station, JsonNode call) {
        var outlet = station.outletOf(Integer.toString(call.required("transactionId").asInt()));
        if (outlet == null) {
            return Reply.REJECTED;
        }
        station.soon(() -> outlet.stop(StopReason.REMOTE));
        return Reply.ACCEPTED;
    }

    static Reply unlock(ChargePoint station, JsonNode call) {
        var outlet = station.outlet(call.required("connectorId").asInt());
        if (outlet == null) {
            return Reply.status("NotSupported");
        }
        station.soon(outlet::unlock);
        return Reply.status("Unlocked");
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
