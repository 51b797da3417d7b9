package org.bluehorizons.simulator.chargepoint.station;

import java.util.random.RandomGenerator;

/** What is plugged in: a battery that fills at constant power up to 80 %, and ever slower then. */
final class Car {

    private static final double TAPER_FROM = 0.8;
    private static final double POWER_WHEN_FULL = 0.08;
    private static final int EFFICIENT_PERCENT = 94;

    private final double capacityWattHours;
    private final int mostWatts;
    private final double wanted;
    private double filled;

    /**
     * @param filled share of the battery, 0 to 1
     * @param wanted share at which it takes no more
     */
    Car(double capacityWattHours, int mostWatts, double filled, double wanted) {
        this.capacityWattHours = capacityWattHours;
        this.mostWatts = mostWatts;
        this.filled = filled;
        this.wanted = wanted;
    }

    static Car any(RandomGenerator random, boolean direct) {
        var capacity = 40_000 + 5_000 * random.nextInt(11);
        return new Car(
                capacity,
                direct
                        ? 50_000 + 10_000 * random.nextInt(15)
                        : random.nextInt(3) == 0 ? 22_000 : 11_000,
                0.08 + 0.5 * random.nextDouble(),
                random.nextInt(3) == 0 ? 0.8 : 1);
    }

    /** What it would take now, as long as nobody limits it further. */
    double watts() {
        if (isFull()) {
            return 0;
        }
        var over = Math.max(0, filled - TAPER_FROM) / (1 - TAPER_FROM);
        return mostWatts * (1 - over * (1 - POWER_WHEN_FULL));
    }

    void take(double wattHours) {
        filled = Math.min(1, filled + wattHours * EFFICIENT_PERCENT / 100 / capacityWattHours);
    }

    boolean isFull() {
        return filled >= wanted - 1e-4;
    }

    int percent() {
        return (int) Math.round(filled * 100);
    }
}
