package org.bluehorizons.simulator.chargepoint.station;

/**
 * A car that has come to charge.
 *
 * @param authorised already: the server asked for it and vouches for the token
 * @param remoteStartId 0: nobody asked for it from afar
 */
record Arrival(Car car, String token, boolean authorised, int remoteStartId) {}
