package org.bluehorizons.simulator.chargepoint.station;

/**
 * An outlet kept for somebody.
 *
 * @param group token of a group whose members may come too; empty: none
 */
public record Reservation(int id, String token, String group, long expiresMillis) {

    boolean isFor(String other) {
        return token.equalsIgnoreCase(other);
    }
}
