package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile.Purpose;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.ProfileReader;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** Charging profiles (1.6, sections 5.5, 5.7, 5.16). */
final class SmartCharging {

    private static final int PHASES = 3;

    private SmartCharging() {}

    static Reply set(ChargePoint station, JsonNode call) {
        var number = call.required("connectorId").asInt();
        var profile = ProfileReader.read(station, number, call.required("csChargingProfiles"));
        var outlet = station.outlet(number);
        var forStation = profile.purpose() == Purpose.STATION_MAX;
        if ((outlet == null && number != 0) || (forStation && number != 0)) {
            return Reply.REJECTED;
        }
        if (profile.purpose() == Purpose.TX && (outlet == null || outlet.transaction() == null)) {
            return Reply.REJECTED;
        }
        station.soon(() -> station.profiles().add(profile));
        return Reply.ACCEPTED;
    }

    static Reply clear(ChargePoint station, JsonNode call) {
        var removed = station.profiles().remove(profile -> matches(call, profile));
        return Reply.status(removed ? "Accepted" : "Unknown");
    }

    static Reply composite(ChargePoint station, JsonNode call) {
        var number = call.required("connectorId").asInt();
        var seconds = call.required("duration").asInt();
        if (number != 0 && station.outlet(number) == null) {
            return Reply.REJECTED;
        }
        var unit = call.path("chargingRateUnit").asString("W");
        var start = Moments.text(station.now());
        var answer =
                Json.object()
                        .put("status", "Accepted")
                        .put("connectorId", number)
                        .put("scheduleStart", start);
        var schedule =
                answer.putObject("chargingSchedule")
                        .put("duration", seconds)
                        .put("startSchedule", start)
                        .put("chargingRateUnit", unit);
        var periods = schedule.putArray("chargingSchedulePeriod");
        var volts = station.plate().model().wattsOfAmpere(PHASES);
        for (var period : station.profiles().composite(number, seconds)) {
            periods.addObject()
                    .put("startPeriod", period.from())
                    .put(
                            "limit",
                            Math.round(10 * period.watts() / (unit.equals("A") ? volts : 1))
                                    / 10.0);
        }
        return Reply.of(answer);
    }

    /** What is not named may be any. */
    private static boolean matches(JsonNode call, ChargingProfile profile) {
        if (call.has("id")) {
            return call.path("id").asInt() == profile.id();
        }
        var purpose = call.path("chargingProfilePurpose").asString("");
        return (!call.has("connectorId") || call.path("connectorId").asInt() == profile.outlet())
                && (!call.has("stackLevel")
                        || call.path("stackLevel").asInt() == profile.stackLevel())
                && (purpose.isEmpty() || ProfileReader.purpose(purpose) == profile.purpose());
    }
}
