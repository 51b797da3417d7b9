package org.bluehorizons.charging.profiles;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A charging profile in the words of neither version of OCPP. {@link Profile16} and {@link
 * Profile201} translate it.
 *
 * @param id unique in its station
 * @param stackLevel of several of one purpose that hold at a time the highest rules
 * @param recurrency null unless recurring
 * @param transactionId the session as its station knows it; only of {@link Purpose#TX}
 * @param schedules one; up to three in 2.0.1, of which the car chooses
 */
public record ChargingProfile(
        int id,
        Purpose purpose,
        int stackLevel,
        Kind kind,
        @Nullable Recurrency recurrency,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String transactionId,
        List<Schedule> schedules) {

    public ChargingProfile {
        schedules = List.copyOf(schedules);
    }

    /** When its schedule begins. */
    public enum Kind {
        /** At its schedule's start. */
        ABSOLUTE,
        /** At its schedule's start, and again each day or week. */
        RECURRING,
        /** With the session. */
        RELATIVE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Recurrency {
        DAILY,
        WEEKLY;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Unit {
        /** Watts, all phases together. */
        W,
        /** Amperes in each phase. */
        A
    }

    /**
     * @param start null when it begins with the session
     * @param durationSeconds null: the last period goes on without end
     * @param leastRate below which charging is inefficient; stations take no notice of it
     */
    public record Schedule(
            @Nullable Instant start,
            @Nullable Integer durationSeconds,
            Unit unit,
            List<Period> periods,
            @Nullable BigDecimal leastRate) {

        public Schedule {
            periods = List.copyOf(periods);
        }
    }

    /**
     * @param startSeconds from the schedule's start
     * @param limit in the schedule's unit
     * @param phases how many may be used; null: three
     * @param phaseToUse the one to use, if one is used (2.0.1)
     */
    @Schema(name = "ChargingProfilePeriod")
    public record Period(
            int startSeconds,
            BigDecimal limit,
            @Nullable Integer phases,
            @Nullable Integer phaseToUse) {}

    /** The same limit at all times. */
    public static Schedule always(Unit unit, BigDecimal limit, @Nullable Instant start) {
        return new Schedule(start, null, unit, List.of(new Period(0, limit, null, null)), null);
    }
}
