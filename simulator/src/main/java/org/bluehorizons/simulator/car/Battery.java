package org.bluehorizons.simulator.car;

/**
 * A traction battery: energy in and out, its voltage, its temperature. Not safe for use by several
 * threads.
 */
final class Battery {

    private static final double AIR_CELSIUS = 30;
    private static final double TAPER_FROM = 0.8;

    private final double joules;
    private double share;
    private double watts;
    private double celsius = AIR_CELSIUS;

    Battery(double kilowattHours, double share) {
        this.joules = kilowattHours * 3_600_000;
        this.share = share;
    }

    /**
     * @param drawn watts out of it; negative: into it
     */
    void draw(double drawn, double seconds) {
        watts = drawn;
        share = Math.clamp(share - drawn * seconds / joules, 0, 1);
        var heating = Math.abs(drawn) / 1_000 * 0.0006;
        celsius += (heating - (celsius - AIR_CELSIUS) * 0.0008) * seconds;
        celsius = Math.clamp(celsius, AIR_CELSIUS - 5, 70);
    }

    /** Watts that it takes from a charger: less and less above 80 %. */
    double acceptable(double chargerWatts) {
        return share <= TAPER_FROM
                ? chargerWatts
                : chargerWatts * Math.max(0.08, (1 - share) / (1 - TAPER_FROM));
    }

    void heat(double degrees) {
        celsius = Math.min(80, celsius + degrees);
    }

    void set(double charge) {
        share = Math.clamp(charge, 0, 1);
    }

    /** 0 to 1. */
    double share() {
        return share;
    }

    /** Positive while charging. */
    double wattsIn() {
        return -watts;
    }

    double volts() {
        return 330 + 75 * share - watts * 0.0004;
    }

    double celsius() {
        return celsius;
    }
}
