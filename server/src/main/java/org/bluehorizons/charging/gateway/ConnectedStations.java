package org.bluehorizons.charging.gateway;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections of this node by station. Safe for use by many threads. */
final class ConnectedStations {

    private final ConcurrentHashMap<String, StationConnection> byStation =
            new ConcurrentHashMap<>();

    /**
     * Takes it in, and closes the one before.
     *
     * @return false when the station has a newer one already
     */
    boolean opened(StationConnection connection) {
        var before = new StationConnection[1];
        var now =
                byStation.compute(
                        connection.station(),
                        (_, known) -> {
                            if (known != null && known.number() > connection.number()) {
                                return known;
                            }
                            before[0] = known;
                            return connection;
                        });
        if (before[0] != null) {
            before[0].close(CloseReason.REPLACED);
        }
        return now == connection;
    }

    void closed(StationConnection connection) {
        byStation.remove(connection.station(), connection);
    }

    @Nullable StationConnection find(String station) {
        return byStation.get(station);
    }

    /** The station has connected elsewhere by that number. */
    void fence(String station, long number) {
        var ours = byStation.get(station);
        if (ours != null && ours.number() < number) {
            ours.close(CloseReason.REPLACED);
        }
    }

    Collection<StationConnection> all() {
        return List.copyOf(byStation.values());
    }

    int count() {
        return byStation.size();
    }
}
