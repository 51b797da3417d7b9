package org.bluehorizons.charging.sharing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site and what is there, at an instant.
 *
 * @param limit watts
 */
record SiteFacts(UUID id, long limit, List<StationFacts> stations) {

    SiteFacts {
        stations = List.copyOf(stations);
    }

    /**
     * @param reachable connected, so that it can be asked
     * @param standing the default, of each of its outlets
     */
    record StationFacts(String id, boolean reachable, Grant standing, List<OutletFacts> outlets) {

        StationFacts {
            outlets = List.copyOf(outlets);
        }

        int most() {
            return outlets.stream().mapToInt(OutletFacts::most).max().orElse(0);
        }
    }

    /**
     * @param most watts that it can give
     * @param least watts below which a car does not charge
     * @param own its session's limit; of a session that is over only while a change is on its way
     */
    record OutletFacts(
            Outlet outlet, int most, int least, @Nullable SessionFacts session, Grant own) {}

    /**
     * @param ocppId as the station knows it
     * @param wanted watts that it seems to take
     * @param measured watts; null when the station does not tell
     */
    record SessionFacts(
            UUID id, String ocppId, int wanted, @Nullable Integer measured, int weight) {}

    long count() {
        return stations.stream().mapToLong(station -> station.outlets().size()).sum();
    }
}
