package org.bluehorizons.simulator.chargepoint.station;

/** What a connector tells of itself: 1.6's words, of which 2.0.1 has fewer. */
public enum Status {
    AVAILABLE("Available", "Available"),
    PREPARING("Preparing", "Occupied"),
    CHARGING("Charging", "Occupied"),
    SUSPENDED_EVSE("SuspendedEVSE", "Occupied"),
    SUSPENDED_EV("SuspendedEV", "Occupied"),
    FINISHING("Finishing", "Occupied"),
    RESERVED("Reserved", "Reserved"),
    UNAVAILABLE("Unavailable", "Unavailable"),
    FAULTED("Faulted", "Faulted");

    private final String word16;
    private final String word201;

    Status(String word16, String word201) {
        this.word16 = word16;
        this.word201 = word201;
    }

    public String word16() {
        return word16;
    }

    public String word201() {
        return word201;
    }
}
