package org.bluehorizons.rehearsal.site;

import java.util.Locale;

/** What runs beside each other, each in processes of its own. */
public enum Service {
    API(Mode.HTTP),
    VEHICLE_GATEWAY(Mode.TCP),
    CHARGE_GATEWAY(Mode.HTTP),
    WORKERS(Mode.NONE),
    HUB(Mode.HTTP);

    private final Mode mode;

    /** How the load balancer hands on what comes in. */
    enum Mode {
        HTTP,
        TCP,
        /** Nobody calls it. */
        NONE
    }

    Service(Mode mode) {
        this.mode = mode;
    }

    Mode mode() {
        return mode;
    }

    public boolean isBalanced() {
        return mode != Mode.NONE;
    }

    /** As the command line of the platform says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException naming those there are
     */
    public static Service of(String word) {
        for (Service service : values()) {
            if (service.word().equals(word)) {
                return service;
            }
        }
        throw new IllegalArgumentException(
                "service: '%s' (expected: api, vehicle-gateway, charge-gateway, workers or hub)"
                        .formatted(word));
    }
}
