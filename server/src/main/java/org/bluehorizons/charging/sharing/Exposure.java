package org.bluehorizons.charging.sharing;

import java.util.HashMap;
import java.util.Map;
import org.bluehorizons.charging.sharing.SiteFacts.OutletFacts;
import org.bluehorizons.charging.sharing.SiteFacts.StationFacts;

/**
 * What outlets may draw at worst, whatever became of messages that are on their way: the higher of
 * the station's default and the session's own limit. The default counts even below a session, since
 * a session may end and another begin before we hear of it. Confined to its thread.
 */
final class Exposure {

    private final Map<String, Integer> defaults = new HashMap<>();
    private final Map<Outlet, Integer> own = new HashMap<>();

    Exposure(SiteFacts site) {
        for (var station : site.stations()) {
            defaults.put(station.id(), station.standing().possible());
            station.outlets().forEach(at -> own.put(at.outlet(), at.own().possible()));
        }
    }

    int of(OutletFacts at) {
        return Math.min(
                at.most(),
                Math.max(
                        defaults.getOrDefault(at.outlet().stationId(), Grant.UNLIMITED),
                        own.getOrDefault(at.outlet(), 0)));
    }

    long of(StationFacts station) {
        return station.outlets().stream().mapToLong(this::of).sum();
    }

    long of(SiteFacts site) {
        return site.stations().stream().mapToLong(this::of).sum();
    }

    /** The default may be in force from now on, beside what may be already. */
    int allowDefault(StationFacts station, int watts) {
        var possible =
                station.standing().possible() == Grant.UNLIMITED
                        ? Grant.UNLIMITED
                        : Math.max(defaults.getOrDefault(station.id(), 0), watts);
        defaults.put(station.id(), possible);
        return possible;
    }

    int allow(OutletFacts at, int watts) {
        return own.merge(at.outlet(), watts, Math::max);
    }
}
