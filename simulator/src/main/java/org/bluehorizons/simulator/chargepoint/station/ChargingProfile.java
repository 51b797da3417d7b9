package org.bluehorizons.simulator.chargepoint.station;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What the server allows over time. Moments are milliseconds of the epoch.
 *
 * @param outlet 0: all of them
 * @param transaction empty: any
 * @param repeatsMillis a day, a week, or 0
 * @param startMillis 0: when the transaction starts, or at once
 * @param lastsSeconds 0: for ever
 * @param text as it came
 */
public record ChargingProfile(
        int id,
        int outlet,
        int stackLevel,
        Purpose purpose,
        String transaction,
        long validFrom,
        long validTo,
        long repeatsMillis,
        long startMillis,
        long lastsSeconds,
        List<Period> periods,
        String text) {

    /** In the words of 2.0.1; 1.6 says {@code ChargePointMaxProfile} for the first. */
    public enum Purpose {
        STATION_MAX("ChargingStationMaxProfile"),
        EXTERNAL("ChargingStationExternalConstraints"),
        TX_DEFAULT("TxDefaultProfile"),
        TX("TxProfile");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * @param from seconds from the schedule's start
     */
    public record Period(long from, double watts) {}

    public ChargingProfile {
        periods = List.copyOf(periods);
    }

    /** What it allows; nothing said: not a number. */
    double watts(long at, long begun) {
        if (at < validFrom || at >= validTo) {
            return Double.NaN;
        }
        var seconds = Math.floorDiv(at - start(at, begun), 1_000);
        if (seconds < 0 || (lastsSeconds > 0 && seconds >= lastsSeconds)) {
            return Double.NaN;
        }
        var watts = Double.NaN;
        for (var period : periods) {
            if (period.from() <= seconds) {
                watts = period.watts();
            }
        }
        return watts;
    }

    /** When it may change what it allows. */
    LongStream turns(long from, long to, long begun) {
        var rounds = repeatsMillis == 0 ? 1 : (to - from) / repeatsMillis + 2;
        var first = start(from, begun);
        return LongStream.range(0, rounds)
                .map(round -> first + round * repeatsMillis)
                .flatMap(start ->
                        LongStream.concat(
                                LongStream.of(start + lastsSeconds * 1_000, validFrom, validTo),
                                periods.stream()
                                        .mapToLong(period -> start + period.from() * 1_000)))
                .filter(at -> at > from && at < to);
    }

    private long start(long at, long begun) {
        var start = startMillis == 0 ? begun : startMillis;
        return repeatsMillis == 0
                ? start
                : start + Math.floorDiv(at - start, repeatsMillis) * repeatsMillis;
    }
}
