package org.bluehorizons.simulator.platform;

/**
 * What a car needs to connect.
 *
 * @param id given by the platform
 */
public record CarIdentity(String vin, String id, String password) {

    @Override
    public String toString() {
        return "CarIdentity[%s]".formatted(vin);
    }
}
