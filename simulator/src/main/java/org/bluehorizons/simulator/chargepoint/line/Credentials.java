package org.bluehorizons.simulator.chargepoint.line;

/**
 * As whom a charge point calls.
 *
 * @param password empty: it shows none
 * @param subprotocol the version of OCPP that it speaks
 */
public record Credentials(String id, String password, String subprotocol) {

    @Override
    public String toString() {
        return "Credentials[%s, %s]".formatted(id, subprotocol);
    }
}
