package org.bluehorizons.simulator.chargepoint.station;

/** The kinds of charge point there are. */
public enum Model {
    POST("Post 22", 1, 22_000, false),
    TWIN_POST("Twin Post 22", 2, 22_000, false),
    FAST("Fast 60", 1, 60_000, true),
    HUB("Hub 150", 2, 150_000, true);

    public static final String VENDOR = "Horizon Simulations";
    public static final String FIRMWARE = "1.4.2";

    static final double PHASE_VOLTS = 230;
    static final double BATTERY_VOLTS = 400;

    private final String title;
    private final int outlets;
    private final int watts;
    private final boolean direct;

    Model(String title, int outlets, int watts, boolean direct) {
        this.title = title;
        this.outlets = outlets;
        this.watts = watts;
        this.direct = direct;
    }

    public String title() {
        return title;
    }

    public int outlets() {
        return outlets;
    }

    /** That an outlet can give. */
    public int watts() {
        return watts;
    }

    /** Direct current, by CCS; else alternating, by type 2. */
    public boolean isDirect() {
        return direct;
    }

    /**
     * @param phases of alternating current
     */
    public double wattsOfAmpere(int phases) {
        return direct ? BATTERY_VOLTS : phases * PHASE_VOLTS;
    }

    public String connector() {
        return direct ? "cCCS2" : "cType2";
    }
}
