package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.profiles.ChargingProfile.Kind;
import org.bluehorizons.charging.profiles.ChargingProfile.Period;
import org.bluehorizons.charging.profiles.ChargingProfile.Recurrency;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** A profile as an operator asks for it, before anything is checked. */
@Schema(name = "NewChargingProfile")
record ProfileDraft(
        @Schema(example = "0", description = "0: the station as a whole.") @Nullable Integer evseId,
        @Schema(example = "station_max", description = "station_max, tx_default or tx.")
                @Nullable Purpose purpose,
        @Schema(example = "0") @Nullable Integer stackLevel,
        @Schema(example = "absolute") @Nullable Kind kind,
        @Schema(description = "Only when recurring.") @Nullable Recurrency recurrency,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Schema(description = "The session as its station knows it; only for tx.")
                @Nullable String transactionId,
        @Nullable List<Schedule> schedules) {

    private static final int MOST_PERIODS = 1_024;
    private static final int MOST_SCHEDULES = 3;
    private static final int LONGEST_ID = 36;

    ChargingProfile checked(int id) {
        var rules = new Rules();
        rules.check(
                        id > 0 && id < Profiles.FIRST_SHARING_ID,
                        "profileId",
                        "1 to 999999999; higher ones belong to the sharing of power")
                .check(evseId != null && evseId >= 0, "evseId", "from 0")
                .check(
                        purpose != null && purpose != Purpose.EXTERNAL,
                        "purpose",
                        "station_max, tx_default or tx")
                .check(stackLevel != null && stackLevel >= 0, "stackLevel", "from 0")
                .check(kind != null, "kind", "absolute, recurring or relative")
                .check(
                        (kind == Kind.RECURRING) == (recurrency != null),
                        "recurrency",
                        "daily or weekly when recurring, else none")
                .check(
                        validFrom == null || validUntil == null || validFrom.isBefore(validUntil),
                        "validUntil",
                        "after validFrom")
                .check(
                        purpose != Purpose.STATION_MAX || Integer.valueOf(0).equals(evseId),
                        "evseId",
                        "0 for station_max")
                .check(
                        purpose != Purpose.STATION_MAX || kind != Kind.RELATIVE,
                        "kind",
                        "absolute or recurring for station_max")
                .check(
                        purpose != Purpose.TX || (evseId != null && evseId > 0),
                        "evseId",
                        "from 1 for tx")
                .check(
                        transactionId == null
                                ? purpose != Purpose.TX
                                : purpose == Purpose.TX
                                        && !transactionId.isEmpty()
                                        && transactionId.length() <= LONGEST_ID,
                        "transactionId",
                        "1 to 36 characters for tx, else none")
                .check(
                        schedules != null
                                && !schedules.isEmpty()
                                && schedules.size() <= MOST_SCHEDULES,
                        "schedules",
                        "1 to 3");
        if (schedules != null) {
            for (var index = 0; index < schedules.size(); index++) {
                check(rules, "schedules[%d].".formatted(index), schedules.get(index));
            }
        }
        rules.demand();
        return new ChargingProfile(
                id,
                Objects.requireNonNull(purpose),
                Objects.requireNonNull(stackLevel),
                Objects.requireNonNull(kind),
                recurrency,
                validFrom,
                validUntil,
                transactionId,
                Objects.requireNonNull(schedules));
    }

    private void check(Rules rules, String at, Schedule schedule) {
        rules.check(
                        kind != Kind.RELATIVE || schedule.start() == null,
                        at + "start",
                        "none when relative")
                .check(
                        kind != Kind.RECURRING || schedule.start() != null,
                        at + "start",
                        "needed when recurring")
                .check(
                        schedule.durationSeconds() == null || schedule.durationSeconds() > 0,
                        at + "durationSeconds",
                        "from 1")
                .check(
                        !schedule.periods().isEmpty() && schedule.periods().size() <= MOST_PERIODS,
                        at + "periods",
                        "1 to 1024");
        var before = -1;
        for (var index = 0; index < schedule.periods().size(); index++) {
            var period = schedule.periods().get(index);
            check(rules, at + "periods[%d].".formatted(index), period);
            rules.check(
                    index == 0 ? period.startSeconds() == 0 : period.startSeconds() > before,
                    at + "periods[%d].startSeconds".formatted(index),
                    "0 in the first period, then rising");
            before = period.startSeconds();
        }
    }

    private static void check(Rules rules, String at, Period period) {
        rules.check(period.limit().signum() >= 0, at + "limit", "from 0")
                .check(
                        period.phases() == null || (period.phases() >= 1 && period.phases() <= 3),
                        at + "phases",
                        "1 to 3")
                .check(
                        period.phaseToUse() == null
                                || (period.phaseToUse() >= 1
                                        && period.phaseToUse() <= 3
                                        && Integer.valueOf(1).equals(period.phases())),
                        at + "phaseToUse",
                        "1 to 3, with one phase only");
    }
}
