package org.bluehorizons.simulator.car;

/** A car that can be bought, with what its driving costs. */
public enum Model {
    ATTO_3("BYD", "Atto 3", 60.48, 420, 5, 1_750, 7, 88),
    KONA("Hyundai", "Kona Electric", 65.4, 454, 5, 1_773, 11, 100),
    MODEL_3("Tesla", "Model 3", 57.5, 513, 5, 1_761, 11, 170),
    MG4("MG", "MG4", 64, 435, 5, 1_685, 11, 140),
    LEAF("Nissan", "Leaf", 40, 270, 5, 1_580, 7, 46),
    EV6("Kia", "EV6", 77.4, 528, 5, 2_025, 11, 230),
    IX1("BMW", "iX1", 64.7, 440, 5, 2_085, 11, 130);

    private final String make;
    private final String title;
    private final double batteryKilowattHours;
    private final int rangeKilometres;
    private final int seats;
    private final int kilograms;
    private final double alternatingKilowatts;
    private final double directKilowatts;

    Model(
            String make,
            String title,
            double batteryKilowattHours,
            int rangeKilometres,
            int seats,
            int kilograms,
            double alternatingKilowatts,
            double directKilowatts) {
        this.make = make;
        this.title = title;
        this.batteryKilowattHours = batteryKilowattHours;
        this.rangeKilometres = rangeKilometres;
        this.seats = seats;
        this.kilograms = kilograms;
        this.alternatingKilowatts = alternatingKilowatts;
        this.directKilowatts = directKilowatts;
    }

    public String make() {
        return make;
    }

    public String title() {
        return title;
    }

    public double batteryKilowattHours() {
        return batteryKilowattHours;
    }

    public int rangeKilometres() {
        return rangeKilometres;
    }

    public int seats() {
        return seats;
    }

    int kilograms() {
        return kilograms;
    }

    /** What it draws from a charger of that power. */
    double chargingKilowatts(int chargerKilowatts) {
        return Math.min(
                chargerKilowatts, chargerKilowatts > 22 ? directKilowatts : alternatingKilowatts);
    }
}
