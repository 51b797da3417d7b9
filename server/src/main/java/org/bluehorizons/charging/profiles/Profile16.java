package org.bluehorizons.charging.profiles;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bluehorizons.charging.ocpp.v16.ChargingProfileKind;
import org.bluehorizons.charging.ocpp.v16.ChargingProfilePurpose;
import org.bluehorizons.charging.ocpp.v16.ChargingRateUnit;
import org.bluehorizons.charging.ocpp.v16.ChargingSchedule;
import org.bluehorizons.charging.ocpp.v16.ChargingSchedulePeriod;
import org.bluehorizons.charging.ocpp.v16.RecurrencyKind;
import org.bluehorizons.charging.profiles.ChargingProfile.Period;
import org.bluehorizons.charging.profiles.ChargingProfile.Recurrency;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** Charging profiles in the words of OCPP 1.6. */
final class Profile16 {

    private Profile16() {}

    /**
     * @throws ProblemException naming what 1.6 cannot say
     */
    static org.bluehorizons.charging.ocpp.v16.ChargingProfile of(ChargingProfile profile) {
        if (profile.schedules().size() != 1) {
            throw ProblemException.field("schedules", "one, for a station of OCPP 1.6");
        }
        return new org.bluehorizons.charging.ocpp.v16.ChargingProfile(
                profile.id(),
                transaction(profile.transactionId()),
                profile.stackLevel(),
                purpose(profile.purpose()),
                ChargingProfileKind.valueOf(profile.kind().name()),
                recurrency(profile.recurrency()),
                profile.validFrom(),
                profile.validUntil(),
                schedule(profile.schedules().getFirst()));
    }

    /**
     * @throws ProblemException for {@link Purpose#EXTERNAL}
     */
    static ChargingProfilePurpose purpose(Purpose purpose) {
        return switch (purpose) {
            case STATION_MAX -> ChargingProfilePurpose.CHARGE_POINT_MAX_PROFILE;
            case TX_DEFAULT -> ChargingProfilePurpose.TX_DEFAULT_PROFILE;
            case TX -> ChargingProfilePurpose.TX_PROFILE;
            case EXTERNAL ->
                    throw ProblemException.field("purpose", "station_max, tx_default or tx");
        };
    }

    static ChargingRateUnit unit(Unit unit) {
        return ChargingRateUnit.valueOf(unit.name());
    }

    /** What a station says of its composite schedule. */
    static Schedule read(ChargingSchedule schedule) {
        return new Schedule(
                schedule.startSchedule(),
                schedule.duration(),
                Unit.valueOf(schedule.chargingRateUnit().name()),
                schedule.chargingSchedulePeriod().stream()
                        .map(period ->
                                new Period(
                                        period.startPeriod(),
                                        period.limit(),
                                        period.numberPhases(),
                                        null))
                        .toList(),
                schedule.minChargingRate());
    }

    private static ChargingSchedule schedule(Schedule schedule) {
        return new ChargingSchedule(
                schedule.durationSeconds(),
                schedule.start(),
                unit(schedule.unit()),
                schedule.periods().stream()
                        .map(period ->
                                new ChargingSchedulePeriod(
                                        period.startSeconds(),
                                        tenths(period.limit()),
                                        period.phases()))
                        .toList(),
                schedule.leastRate());
    }

    /** Stations know one decimal; a limit is never rounded up. */
    private static BigDecimal tenths(BigDecimal limit) {
        return limit.scale() > 1 ? limit.setScale(1, RoundingMode.FLOOR) : limit;
    }

    private static @Nullable RecurrencyKind recurrency(@Nullable Recurrency recurrency) {
        return recurrency == null ? null : RecurrencyKind.valueOf(recurrency.name());
    }

    private static @Nullable Integer transaction(@Nullable String id) {
        try {
            return id == null ? null : Integer.valueOf(id);
        } catch (NumberFormatException notANumber) {
            throw ProblemException.field("transactionId", "an integer, for a station of OCPP 1.6");
        }
    }
}
