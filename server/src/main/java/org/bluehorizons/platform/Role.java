package org.bluehorizons.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a process can run. Each role is scaled, deployed and secured on its own; one process may run
 * several.
 */
public enum Role {
    /** REST for people and partners, the consoles. */
    API,
    /** MQTT for cars. */
    VEHICLE_GATEWAY,
    /** OCPP over WebSocket for charge points. */
    CHARGE_GATEWAY,
    /** The exchange with third-party networks. */
    HUB,
    /** Task workers, schedules, bulk loads. */
    WORKERS;

    /** The role as people write it, such as {@code vehicle-gateway}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException when no role is called that; the message lists those there
     *     are
     */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s is no role (expected: %s)".formatted(word, words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return word();
    }
}
