package org.bluehorizons.charging.commands;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;

/** Asking stations to do things. Safe for use by many threads; blocks on the database. */
public interface StationCommands {

    /**
     * Takes commands in, in the order given; they are sent in it, one at a time each station. Joins
     * the caller's transaction.
     *
     * @return their ids, in order
     */
    List<UUID> send(List<CommandRequest> requests);

    /** Takes one in. */
    default UUID send(CommandRequest request) {
        return send(List.of(request)).getFirst();
    }

    Optional<StationCommand> find(UUID id);

    /**
     * The command as it is when it has ended, or when the patience has. Call it outside any
     * transaction.
     */
    StationCommand await(UUID id, Duration patience);

    /** The version that the station speaks, or last spoke; empty when it never connected. */
    Optional<OcppVersion> versionOf(String stationId);
}
