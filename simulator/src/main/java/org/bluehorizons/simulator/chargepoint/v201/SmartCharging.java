package org.bluehorizons.simulator.chargepoint.v201;

import java.util.List;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile.Purpose;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.ProfileReader;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/** Charging profiles (2.0.1, part 2, K). */
final class SmartCharging {

    private static final int PHASES = 3;

    private SmartCharging() {}

    static Reply set(ChargePoint station, JsonNode call) {
        var number = call.required("evseId").asInt();
        var profile = ProfileReader.read(station, number, call.required("chargingProfile"));
        var outlet = station.outlet(number);
        var forStation =
                profile.purpose() == Purpose.STATION_MAX || profile.purpose() == Purpose.EXTERNAL;
        if ((outlet == null && number != 0) || (forStation && number != 0)) {
            return Reply.REJECTED;
        }
        if (profile.purpose() == Purpose.TX) {
            var transaction = outlet == null ? null : outlet.transaction();
            if (transaction == null || !transaction.origin().id().equals(profile.transaction())) {
                return Reply.REJECTED;
            }
        }
        station.soon(() -> station.profiles().add(profile));
        return Reply.ACCEPTED;
    }

    static Reply clear(ChargePoint station, JsonNode call) {
        var criteria = call.path("chargingProfileCriteria");
        var removed =
                call.has("chargingProfileId")
                        ? station.profiles()
                                .remove(p -> p.id() == call.path("chargingProfileId").asInt())
                        : station.profiles()
                                .remove(p ->
                                        matches(criteria, p) && isAt(criteria.path("evseId"), p));
        return Reply.status(removed ? "Accepted" : "Unknown");
    }

    static Reply list(ChargePoint station, JsonNode call) {
        var criteria = call.required("chargingProfile");
        var request = call.required("requestId").asInt();
        var chosen =
                station.profiles().all().stream()
                        .filter(profile -> isAt(call.path("evseId"), profile))
                        .filter(profile -> matches(criteria, profile))
                        .toList();
        if (chosen.isEmpty()) {
            return Reply.status("NoProfiles");
        }
        station.soon(() -> report(station, request, chosen));
        return Reply.ACCEPTED;
    }

    static Reply composite(ChargePoint station, JsonNode call) {
        var number = call.required("evseId").asInt();
        var seconds = call.required("duration").asInt();
        if (number != 0 && station.outlet(number) == null) {
            return Reply.REJECTED;
        }
        var unit = call.path("chargingRateUnit").asString("W");
        var answer = Json.object().put("status", "Accepted");
        var schedule =
                answer.putObject("schedule")
                        .put("evseId", number)
                        .put("duration", seconds)
                        .put("scheduleStart", Moments.text(station.now()))
                        .put("chargingRateUnit", unit);
        var periods = schedule.putArray("chargingSchedulePeriod");
        var each = unit.equals("A") ? station.plate().model().wattsOfAmpere(PHASES) : 1;
        for (var period : station.profiles().composite(number, seconds)) {
            periods.addObject()
                    .put("startPeriod", period.from())
                    .put("limit", Math.round(10 * period.watts() / each) / 10.0);
        }
        return Reply.of(answer);
    }

    private static void report(ChargePoint station, int request, List<ChargingProfile> profiles) {
        for (var index = 0; index < profiles.size(); index++) {
            var profile = profiles.get(index);
            var message =
                    Json.object()
                            .put("requestId", request)
                            .put("chargingLimitSource", "CSO")
                            .put("evseId", profile.outlet())
                            .put("tbc", index + 1 < profiles.size());
            message.putArray("chargingProfile").addRawValue(new RawValue(profile.text()));
            station.tell(new Message.Other("ReportChargingProfiles", message.toString()));
        }
    }

    private static boolean isAt(JsonNode evse, ChargingProfile profile) {
        return evse.isMissingNode() || evse.asInt() == profile.outlet();
    }

    /** What is not named may be any. */
    private static boolean matches(JsonNode criteria, ChargingProfile profile) {
        var purpose = criteria.path("chargingProfilePurpose").asString("");
        var ids = criteria.path("chargingProfileId");
        return (!criteria.has("stackLevel")
                        || criteria.path("stackLevel").asInt() == profile.stackLevel())
                && (purpose.isEmpty() || ProfileReader.purpose(purpose) == profile.purpose())
                && (ids.isEmpty() || ids.valueStream().anyMatch(id -> id.asInt() == profile.id()));
    }
}
