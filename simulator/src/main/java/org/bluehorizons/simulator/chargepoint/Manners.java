package org.bluehorizons.simulator.chargepoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.bluehorizons.simulator.chargepoint.station.Misbehaviour;

/** Which charge points misbehave, and how: always the same ones with the same seed. */
final class Manners {

    private Manners() {}

    /**
     * @param shares of all charge points, by name of misbehaviour
     * @throws IllegalArgumentException when there is no such misbehaviour, or more than everybody
     */
    static Misbehaviour of(Map<String, Double> shares, long seed) {
        var dice = new SplittableRandom(seed).nextDouble();
        var sum = 0.0;
        var chosen = Misbehaviour.NONE;
        for (var share : shares.entrySet()) {
            var misbehaviour = named(share.getKey());
            if (share.getValue() < 0 || sum + share.getValue() > 1.000001) {
                throw new IllegalArgumentException(
                        "--misbehave: %s (expected: shares of 1 in all)".formatted(shares));
            }
            if (dice >= sum && dice < sum + share.getValue()) {
                chosen = misbehaviour;
            }
            sum += share.getValue();
        }
        return chosen;
    }

    private static Misbehaviour named(String name) {
        return Arrays.stream(Misbehaviour.values())
                .filter(value -> value != Misbehaviour.NONE)
                .filter(value -> word(value).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--misbehave: %s (expected: garbage, flood, duplicate, reorder, half-open, slow-reader)"
                                        .formatted(name)));
    }

    private static String word(Misbehaviour value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
