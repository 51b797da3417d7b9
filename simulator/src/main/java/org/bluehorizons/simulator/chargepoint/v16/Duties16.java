package org.bluehorizons.simulator.chargepoint.v16;

import java.util.HashMap;
import java.util.Map;
import org.bluehorizons.simulator.chargepoint.station.Dialect.Duty;

/** Who answers which call. */
final class Duties16 {

    private Duties16() {}

    static Map<String, Duty> all() {
        return Map.copyOf(new HashMap<>());
    }
}
