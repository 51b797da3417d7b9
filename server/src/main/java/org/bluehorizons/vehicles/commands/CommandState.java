package org.bluehorizons.vehicles.commands;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The life of a command: accepted → sent → acknowledged, refused or expired. */
public enum CommandState {
    /** Recorded; waits for the car. */
    ACCEPTED,
    /** On its way to the car, or there. */
    SENT,
    /** The car has done it. */
    ACKNOWLEDGED,
    /** The car will not; it said why. */
    REFUSED,
    /** Nobody heard of the car in time. */
    EXPIRED;

    /** As JSON and the database write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CommandState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    boolean isOpen() {
        return this == ACCEPTED || this == SENT;
    }
}
