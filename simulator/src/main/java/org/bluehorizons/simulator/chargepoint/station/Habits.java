package org.bluehorizons.simulator.chargepoint.station;

import java.util.List;
import org.bluehorizons.simulator.chargepoint.line.Gateway;

/**
 * How the charge points of a street live.
 *
 * @param gateways tried one after the other
 * @param handshakes at the same time, at most
 * @param connectsPerSecond 0: as many as handshakes allow
 * @param guests cars that charge at the same time
 * @param heartbeatSeconds 0: what the server says
 * @param tokens that drivers show
 * @param faultsPerDay of a charge point
 * @param speedUp how much faster cars charge and drivers come and go
 * @param bootsAgain after each reconnection, as many a real one does; else only after a restart
 */
public record Habits(
        List<Gateway> gateways,
        Nameplate.Passwords passwords,
        int handshakes,
        double connectsPerSecond,
        int guests,
        long meterMillis,
        int heartbeatSeconds,
        List<String> tokens,
        double faultsPerDay,
        double speedUp,
        boolean bootsAgain) {

    /** That an answer may take. */
    static final long PATIENCE_MILLIS = 30_000;

    /** Before a transaction message is sent again, times the tries so far. */
    static final long RETRY_MILLIS = 5_000;

    public Habits {
        gateways = List.copyOf(gateways);
        tokens = List.copyOf(tokens);
    }
}
