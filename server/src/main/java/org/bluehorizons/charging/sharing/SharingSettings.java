package org.bluehorizons.charging.sharing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a site's power is shared: {@code bluehorizons.charging.sharing.*}.
 *
 * @param defaultPercent of an outlet's fair share that a session may take before it was granted
 *     anything, and at a station that is offline, 0..100
 * @param leastWattsPerPhase below which a car does not charge with alternating current (6 A)
 * @param leastWattsDirect below which a car does not charge with direct current
 * @param unknownOutletWatts what an outlet gives of which nobody said what it gives
 * @param volts of a phase against the neutral, for stations that take amperes only
 * @param materialPercent of a limit by which it must change to be sent again, 0..50
 * @param turn how long somebody waits whom there is not enough power for
 * @param answerWithin after which a station that has not answered counts as silent
 */
@ConfigurationProperties("bluehorizons.charging.sharing")
record SharingSettings(
        @DefaultValue("25") int defaultPercent,
        @DefaultValue("1380") int leastWattsPerPhase,
        @DefaultValue("5000") int leastWattsDirect,
        @DefaultValue("22000") int unknownOutletWatts,
        @DefaultValue("230") int volts,
        @DefaultValue("5") int materialPercent,
        @DefaultValue("15m") Duration turn,
        @DefaultValue("20s") Duration answerWithin) {

    SharingSettings {
        check(
                defaultPercent >= 0 && defaultPercent <= 100,
                "default-percent",
                defaultPercent,
                "0..100");
        check(
                materialPercent >= 0 && materialPercent <= 50,
                "material-percent",
                materialPercent,
                "0..50");
        check(leastWattsPerPhase >= 0, "least-watts-per-phase", leastWattsPerPhase, "from 0");
        check(leastWattsDirect >= 0, "least-watts-direct", leastWattsDirect, "from 0");
        check(unknownOutletWatts > 0, "unknown-outlet-watts", unknownOutletWatts, "from 1");
        check(volts >= 100 && volts <= 400, "volts", volts, "100..400");
    }

    private static void check(boolean holds, String setting, int seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.sharing.%s: %d (expected: %s)"
                            .formatted(setting, seen, expected));
        }
    }
}
