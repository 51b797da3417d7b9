package org.bluehorizons.rental.places;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stations and zones, in memory: answers never wait for the database, except for the first. A
 * change is seen at once on the node that made it and within two seconds on all others. Safe for
 * use by many threads.
 */
@Component
public class Places {

    /** How far back {@link #mayParkAt} knows zones that have ended. */
    private static final Duration MEMORY = Duration.ofDays(2);

    private final PlaceStore store;
    private final Clock clock;
    private volatile @Nullable Known known;

    Places(PlaceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record PreparedZone(Zone zone, PreparedGeometry area) {

        static PreparedZone of(Zone zone) {
            var area = PreparedGeometryFactory.prepare(GeoJsonArea.parse(zone.area()));
            // The index is made at the first question; better here than by many threads at once.
            area.covers(GeoJsonArea.GEOMETRIES.createPoint(area.getGeometry().getCoordinate()));
            return new PreparedZone(zone, area);
        }

        boolean holds(Point point, Instant at) {
            return zone.isInEffectAt(at) && area.covers(point);
        }
    }

    private record Known(
            long version,
            List<Station> list,
            Map<UUID, Station> stations,
            List<PreparedZone> zones) {}

    /** A station that is not retired. */
    public Optional<Station> station(UUID id) {
        return Optional.ofNullable(known().stations().get(id));
    }

    /** All stations that are not retired, by code. */
    public List<Station> stations() {
        return known().list();
    }

    /** All zones in effect now or later. */
    public List<Zone> zones() {
        var now = clock.instant();
        return known().zones().stream()
                .map(PreparedZone::zone)
                .filter(zone -> zone.until() == null || zone.until().isAfter(now))
                .toList();
    }

    /** The nearest station of the market whose radius contains the position. */
    public Optional<Station> stationAt(double latitude, double longitude, String market) {
        return known().list().stream()
                .filter(station -> station.market().equals(market))
                .filter(station -> station.metresTo(latitude, longitude) <= station.radiusMetres())
                .min(Comparator.comparingDouble(station -> station.metresTo(latitude, longitude)));
    }

    /**
     * Whether a trip may end there outside stations: in a zone for parking, in none against it.
     *
     * @param at not more than two days ago
     */
    public boolean mayParkAt(double latitude, double longitude, Instant at) {
        var point = GeoJsonArea.GEOMETRIES.createPoint(new Coordinate(longitude, latitude));
        var allowed = false;
        for (var prepared : known().zones()) {
            if (prepared.holds(point, at)) {
                switch (prepared.zone().kind()) {
                    case PARKING -> allowed = true;
                    case NO_PARKING -> {
                        return false;
                    }
                }
            }
        }
        return allowed;
    }

    /** Makes this node know what the running transaction changes, as soon as it has committed. */
    void refreshAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        refresh();
                    }
                });
    }

    /** Reads again what has changed. */
    synchronized void refresh() {
        var before = known;
        var version = store.version();
        if (before == null || before.version() != version) {
            known = read(version);
        }
    }

    @Scheduled(fixedRateString = "PT2S")
    void refreshNowAndThen() {
        refresh();
    }

    private Known known() {
        var now = known;
        if (now == null) {
            refresh();
            return known();
        }
        return now;
    }

    private Known read(long version) {
        var stations = List.copyOf(store.stations());
        return new Known(
                version,
                stations,
                stations.stream()
                        .collect(Collectors.toUnmodifiableMap(Station::id, Function.identity())),
                store.zonesSince(clock.instant().minus(MEMORY)).stream()
                        .map(PreparedZone::of)
                        .toList());
    }
}
