package org.bluehorizons.simulator.car;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * What becomes of a car with time: tyres leak a little, something breaks while it is driven and is
 * mended after some hours. Not safe for use by several threads.
 */
final class Wear {

    /** The traction battery is too hot. */
    static final String HOT_BATTERY = "P0A80";

    private static final String PUNCTURE = "C1B00";
    private static final List<String> FAULTS = List.of(HOT_BATTERY, "U0100", PUNCTURE, "B1318");
    private static final double DAY_SECONDS = 86_400;
    private static final double MENDED_AFTER_SECONDS = 14_400;

    private final RandomGenerator random;
    private final double[] tyresKpa;
    private final TreeSet<String> faultCodes = new TreeSet<>();

    Wear(RandomGenerator random) {
        this.random = random;
        this.tyresKpa = new double[] {pressure(), pressure(), pressure(), pressure()};
    }

    double[] tyresKpa() {
        return tyresKpa.clone();
    }

    List<String> faultCodes() {
        return List.copyOf(faultCodes);
    }

    /** Breaks, or not; nothing is said of what is broken already. */
    Optional<Happening> drive(double seconds, double faultsADay) {
        if (random.nextDouble() >= faultsADay / DAY_SECONDS * seconds) {
            return Optional.empty();
        }
        var code = FAULTS.get(random.nextInt(FAULTS.size()));
        if (!faultCodes.add(code)) {
            return Optional.empty();
        }
        if (code.equals(PUNCTURE)) {
            tyresKpa[random.nextInt(4)] -= 70;
        }
        return Optional.of(new Happening("fault.raised", Map.of("code", code)));
    }

    Optional<Happening> age(double seconds) {
        for (var wheel = 0; wheel < tyresKpa.length; wheel++) {
            tyresKpa[wheel] = Math.max(80, tyresKpa[wheel] - seconds / DAY_SECONDS * 0.4);
        }
        if (faultCodes.isEmpty() || random.nextDouble() >= seconds / MENDED_AFTER_SECONDS) {
            return Optional.empty();
        }
        var code = faultCodes.removeFirst();
        return Optional.of(new Happening("fault.cleared", Map.of("code", code)));
    }

    private double pressure() {
        return 232 + random.nextDouble() * 16;
    }
}
