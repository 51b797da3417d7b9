package org.bluehorizons.simulator.car;

import java.util.Map;

/**
 * Something that a car reports at once.
 *
 * @param type such as {@code trip.started}
 */
public record Happening(String type, Map<String, Object> data) {

    static Happening of(String type) {
        return new Happening(type, Map.of());
    }
}
