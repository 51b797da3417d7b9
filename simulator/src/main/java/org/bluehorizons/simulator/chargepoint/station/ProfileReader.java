package org.bluehorizons.simulator.chargepoint.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile.Period;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile.Purpose;
import tools.jackson.databind.JsonNode;

/** Reads a charging profile of either version; they differ in three names and a list. */
public final class ProfileReader {

    private static final int PHASES = 3;

    private ProfileReader() {}

    /**
     * @param outlet 0: all of them
     * @throws IllegalArgumentException when it is none
     */
    public static ChargingProfile read(ChargePoint station, int outlet, JsonNode json) {
        var schedule = schedule(json);
        var kind = json.path("chargingProfileKind").asString("Absolute");
        var start = Moments.of(schedule.path("startSchedule"), 0);
        return new ChargingProfile(
                json.path("chargingProfileId").asInt(json.path("id").asInt(0)),
                outlet,
                json.path("stackLevel").asInt(0),
                purpose(json.required("chargingProfilePurpose").asString()),
                json.path("transactionId").asString(""),
                Moments.of(json.path("validFrom"), 0),
                Moments.of(json.path("validTo"), Long.MAX_VALUE),
                kind.equals("Recurring") ? round(json.path("recurrencyKind").asString("Daily")) : 0,
                kind.equals("Relative") ? 0 : start == 0 ? station.now() : start,
                schedule.path("duration").asLong(0),
                periods(station, schedule),
                json.toString());
    }

    /**
     * @throws IllegalArgumentException when there is no such purpose
     */
    public static Purpose purpose(String word) {
        for (var purpose : Purpose.values()) {
            if (purpose.word().equals(word.replace("ChargePointMax", "ChargingStationMax"))) {
                return purpose;
            }
        }
        throw new IllegalArgumentException(
                "chargingProfilePurpose: %s (expected: one that OCPP knows)".formatted(word));
    }

    private static JsonNode schedule(JsonNode json) {
        var schedule = json.required("chargingSchedule");
        return schedule.isArray() ? schedule.path(0) : schedule;
    }

    private static List<Period> periods(ChargePoint station, JsonNode schedule) {
        var amperes = schedule.path("chargingRateUnit").asString("W").equals("A");
        var periods = new ArrayList<Period>();
        for (var period : schedule.required("chargingSchedulePeriod")) {
            var each =
                    station.plate()
                            .model()
                            .wattsOfAmpere(period.path("numberPhases").asInt(PHASES));
            var limit = period.required("limit").asDouble();
            periods.add(
                    new Period(
                            period.required("startPeriod").asLong(),
                            amperes ? limit * each : limit));
        }
        return periods;
    }

    private static long round(String kind) {
        return Duration.ofDays(kind.equals("Weekly") ? 7 : 1).toMillis();
    }
}
