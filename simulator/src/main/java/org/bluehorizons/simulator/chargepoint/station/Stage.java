package org.bluehorizons.simulator.chargepoint.station;

/**
 * How far a charge point is with its gateway.
 *
 * <pre>
 * Away -> Knocking     its time has come, and there is room for another handshake
 * Knocking -> Booting  the connection is open
 * Booting -> InService BootNotification is accepted
 * Booting -> Booting   it is pending or rejected: again after the time that the server says
 * any -> Away          the connection was refused or ended; or the charge point restarts
 * </pre>
 */
public sealed interface Stage {

    /**
     * @param tries that failed since it was last in service
     */
    record Away(int tries) implements Stage {}

    record Knocking(int tries) implements Stage {}

    /**
     * @param rejected by the server, so that not even what it triggers is sent
     */
    record Booting(boolean rejected) implements Stage {}

    record InService() implements Stage {}

    Stage IN_SERVICE = new InService();
    Stage BOOTING = new Booting(false);
    Stage REJECTED = new Booting(true);
}
