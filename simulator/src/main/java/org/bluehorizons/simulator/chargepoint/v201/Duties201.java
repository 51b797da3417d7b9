package org.bluehorizons.simulator.chargepoint.v201;

import java.util.HashMap;
import java.util.Map;
import org.bluehorizons.simulator.chargepoint.station.Dialect.Duty;

/** Who answers which call. */
final class Duties201 {

    private Duties201() {}

    static Map<String, Duty> all() {
        return Map.copyOf(new HashMap<>());
    }
}
