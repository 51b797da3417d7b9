package org.bluehorizons.charging.commands;

/** The connections of this process, as commands see them. Safe for use by many threads. */
public interface StationLink {

    boolean holds(String stationId);

    /**
     * Puts the call on the wire; its end will be told by a {@link Settlement}.
     *
     * @return false when the station is not here by that connection, or has not answered another
     */
    boolean send(StationCommand command, long connectionNumber);
}
