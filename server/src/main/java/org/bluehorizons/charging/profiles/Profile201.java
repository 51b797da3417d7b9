package org.bluehorizons.charging.profiles;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.ocpp.v201.ChargingProfileKind;
import org.bluehorizons.charging.ocpp.v201.ChargingProfilePurpose;
import org.bluehorizons.charging.ocpp.v201.ChargingRateUnit;
import org.bluehorizons.charging.ocpp.v201.ChargingSchedule;
import org.bluehorizons.charging.ocpp.v201.ChargingSchedulePeriod;
import org.bluehorizons.charging.ocpp.v201.RecurrencyKind;
import org.bluehorizons.charging.profiles.ChargingProfile.Kind;
import org.bluehorizons.charging.profiles.ChargingProfile.Period;
import org.bluehorizons.charging.profiles.ChargingProfile.Recurrency;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.jspecify.annotations.Nullable;

/** Charging profiles in the words of OCPP 2.0.1. */
final class Profile201 {

    private Profile201() {}

    static org.bluehorizons.charging.ocpp.v201.ChargingProfile of(ChargingProfile profile) {
        var schedules = new ArrayList<ChargingSchedule>();
        for (var schedule : profile.schedules()) {
            schedules.add(schedule(schedules.size() + 1, schedule));
        }
        return new org.bluehorizons.charging.ocpp.v201.ChargingProfile(
                profile.id(),
                profile.stackLevel(),
                purpose(profile.purpose()),
                ChargingProfileKind.valueOf(profile.kind().name()),
                recurrency(profile.recurrency()),
                profile.validFrom(),
                profile.validUntil(),
                schedules,
                profile.transactionId());
    }

    static ChargingProfile read(org.bluehorizons.charging.ocpp.v201.ChargingProfile profile) {
        var recurrency = profile.recurrencyKind();
        return new ChargingProfile(
                profile.id(),
                read(profile.chargingProfilePurpose()),
                profile.stackLevel(),
                Kind.valueOf(profile.chargingProfileKind().name()),
                recurrency == null ? null : Recurrency.valueOf(recurrency.name()),
                profile.validFrom(),
                profile.validTo(),
                profile.transactionId(),
                read(profile.chargingSchedule()));
    }

    static List<Schedule> read(@Nullable List<ChargingSchedule> schedules) {
        return schedules == null
                ? List.of()
                : schedules.stream()
                        .map(schedule ->
                                new Schedule(
                                        schedule.startSchedule(),
                                        schedule.duration(),
                                        Unit.valueOf(schedule.chargingRateUnit().name()),
                                        periods(schedule.chargingSchedulePeriod()),
                                        schedule.minChargingRate()))
                        .toList();
    }

    static List<Period> periods(List<ChargingSchedulePeriod> periods) {
        return periods.stream()
                .map(period ->
                        new Period(
                                period.startPeriod(),
                                period.limit(),
                                period.numberPhases(),
                                period.phaseToUse()))
                .toList();
    }

    static ChargingProfilePurpose purpose(Purpose purpose) {
        return switch (purpose) {
            case STATION_MAX -> ChargingProfilePurpose.CHARGING_STATION_MAX_PROFILE;
            case TX_DEFAULT -> ChargingProfilePurpose.TX_DEFAULT_PROFILE;
            case TX -> ChargingProfilePurpose.TX_PROFILE;
            case EXTERNAL -> ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS;
        };
    }

    static ChargingRateUnit unit(Unit unit) {
        return ChargingRateUnit.valueOf(unit.name());
    }

    static Purpose read(ChargingProfilePurpose purpose) {
        return switch (purpose) {
            case CHARGING_STATION_EXTERNAL_CONSTRAINTS -> Purpose.EXTERNAL;
            case CHARGING_STATION_MAX_PROFILE -> Purpose.STATION_MAX;
            case TX_DEFAULT_PROFILE -> Purpose.TX_DEFAULT;
            case TX_PROFILE -> Purpose.TX;
        };
    }

    private static ChargingSchedule schedule(int id, Schedule schedule) {
        return new ChargingSchedule(
                id,
                schedule.start(),
                schedule.durationSeconds(),
                unit(schedule.unit()),
                schedule.periods().stream()
                        .map(period ->
                                new ChargingSchedulePeriod(
                                        period.startSeconds(),
                                        tenths(period.limit()),
                                        period.phases(),
                                        period.phaseToUse()))
                        .toList(),
                schedule.leastRate(),
                null);
    }

    /** Stations know one decimal; a limit is never rounded up. */
    private static BigDecimal tenths(BigDecimal limit) {
        return limit.scale() > 1 ? limit.setScale(1, RoundingMode.FLOOR) : limit;
    }

    private static @Nullable RecurrencyKind recurrency(@Nullable Recurrency recurrency) {
        return recurrency == null ? null : RecurrencyKind.valueOf(recurrency.name());
    }
}
