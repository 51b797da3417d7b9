package org.bluehorizons.charging.ocpp;

/**
 * A message of a version.
 *
 * @param name such as {@code BootNotification}
 * @param request the CALL's payload, a record
 * @param response the CALLRESULT's payload, a record
 */
public record OcppAction(
        String name,
        Direction direction,
        Class<? extends Record> request,
        Class<? extends Record> response) {

    /** Who sends the CALL. */
    public enum Direction {
        FROM_STATION,
        TO_STATION,
        BOTH
    }

    public boolean comesFromStation() {
        return direction != Direction.TO_STATION;
    }

    public boolean goesToStation() {
        return direction != Direction.FROM_STATION;
    }
}
