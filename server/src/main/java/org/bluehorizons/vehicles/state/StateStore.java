package org.bluehorizons.vehicles.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.telemetry.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of live states. One writer at a time, over all nodes, until its commit: so versions
 * become visible in their order, and a reader that has seen version N never misses a smaller one.
 */
@Component
class StateStore {

    /** Any number, the same on every node. */
    private static final long LOCK = 7_201_933_410L;

    private final JdbcClient database;
    private final JsonMapper json;

    /** What this process wrote last, which saves reading it back as long as nobody else wrote. */
    private final ConcurrentHashMap<VehicleId, Written> written = new ConcurrentHashMap<>();

    private record Written(long version, KnownSignals known) {}

    /**
     * What a car's row is to say.
     *
     * @param known null: no telemetry yet
     */
    private record Next(
            VehicleId car, @Nullable KnownSignals known, @Nullable String connectionAt) {

        <T> @Nullable T newest(Function<KnownSignals.Source, T> value) {
            return known == null ? null : value.apply(known.newest());
        }

        <T> @Nullable T signal(Function<Signals, @Nullable T> value) {
            return known == null ? null : value.apply(known.signals());
        }
    }

    StateStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json =
                json.rebuild()
                        .changeDefaultPropertyInclusion(
                                all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .build();
    }

    /**
     * Joins the changes with what is stored, and writes what that changes.
     *
     * @return rows written
     */
    @Transactional
    public int write(Map<VehicleId, CarChange> changes) {
        database.sql("SELECT pg_advisory_xact_lock(:lock)::text")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .list();
        var stored = stored(changes.keySet());
        var rows = new ArrayList<Next>(changes.size());
        changes.forEach((car, change) -> {
            var before = stored.get(car);
            var after = join(before, change.signals());
            if (change.touched() || after != before) {
                var at = change.connectionAt();
                rows.add(new Next(car, after, at == null ? null : at.toString()));
            }
        });
        if (!rows.isEmpty()) {
            upsert(rows);
        }
        return rows.size();
    }

    private static @Nullable KnownSignals join(
            @Nullable KnownSignals before, @Nullable KnownSignals change) {
        if (before == null || change == null) {
            return before == null ? change : before;
        }
        return before.and(change);
    }

    private Map<VehicleId, KnownSignals> stored(Collection<VehicleId> cars) {
        var stored = new HashMap<VehicleId, KnownSignals>();
        var unknown = new ArrayList<VehicleId>();
        database.sql(
                        """
                        SELECT vehicle_id, version FROM vehicles.state
                        WHERE vehicle_id = ANY (:cars) AND sources IS NOT NULL
                        """)
                .param("cars", ids(cars))
                .query(row -> {
                    var car = new VehicleId(row.getObject(1, UUID.class));
                    var mine = written.get(car);
                    if (mine != null && mine.version == row.getLong(2)) {
                        stored.put(car, mine.known);
                    } else {
                        unknown.add(car);
                    }
                });
        if (!unknown.isEmpty()) {
            read(unknown, stored);
        }
        return stored;
    }

    private void read(List<VehicleId> cars, Map<VehicleId, KnownSignals> into) {
        database.sql(
                        """
                        SELECT vehicle_id, sources, signals::text FROM vehicles.state
                        WHERE vehicle_id = ANY (:cars)
                        """)
                .param("cars", ids(cars))
                .query(row -> {
                    into.put(
                            new VehicleId(row.getObject(1, UUID.class)),
                            KnownSignals.restore(
                                    row.getBytes(2),
                                    json.readValue(row.getString(3), Signals.class)));
                });
    }

    private void rememberAfterCommit(List<Next> rows, Map<VehicleId, Long> versions) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        for (var row : rows) {
                            var version = versions.get(row.car());
                            if (version != null && row.known() != null) {
                                written.put(row.car(), new Written(version, row.known()));
                            }
                        }
                    }
                });
    }

    private static UUID[] ids(Collection<VehicleId> cars) {
        return cars.stream().map(VehicleId::value).toArray(UUID[]::new);
    }

    private void upsert(List<Next> rows) {
        var versions = new HashMap<VehicleId, Long>();
        database.sql(
                        """
                        INSERT INTO vehicles.state AS state
                            (vehicle_id, version, connected, connected_changed_at, recorded_at,
                             received_at, latitude, longitude, soc_percent, signals, sources)
                        SELECT car, nextval('vehicles.state_version'),
                               EXISTS (SELECT FROM vehicles.connection WHERE vehicle_id = car),
                               connection_at::timestamptz, recorded_at::timestamptz,
                               received_at::timestamptz, latitude, longitude, soc,
                               signals::jsonb, decode(sources, 'base64')
                        FROM unnest(:cars::uuid[], :connectionAts::text[],
                                    :recordedAts::text[], :receivedAts::text[],
                                    :latitudes::float8[], :longitudes::float8[], :socs::float4[],
                                    :signals::text[], :sources::text[])
                            AS next (car, connection_at, recorded_at, received_at, latitude,
                                     longitude, soc, signals, sources)
                        ON CONFLICT (vehicle_id) DO UPDATE
                        SET version = excluded.version,
                            changed_at = now(),
                            connected = excluded.connected,
                            connected_changed_at =
                                coalesce(excluded.connected_changed_at, state.connected_changed_at),
                            recorded_at = excluded.recorded_at,
                            received_at = excluded.received_at,
                            latitude = excluded.latitude,
                            longitude = excluded.longitude,
                            soc_percent = excluded.soc_percent,
                            signals = excluded.signals,
                            sources = excluded.sources
                        RETURNING vehicle_id, version
                        """)
                .param("cars", array(rows, next -> next.car().value(), UUID[]::new))
                .param("connectionAts", array(rows, Next::connectionAt, String[]::new))
                .param(
                        "recordedAts",
                        array(
                                rows,
                                next -> next.newest(source -> utc(source.order().recordedMicros())),
                                String[]::new))
                .param(
                        "receivedAts",
                        array(
                                rows,
                                next -> next.newest(source -> utc(source.receivedMicros())),
                                String[]::new))
                .param("latitudes", array(rows, n -> n.signal(Signals::latitude), Double[]::new))
                .param("longitudes", array(rows, n -> n.signal(Signals::longitude), Double[]::new))
                .param("socs", array(rows, n -> n.signal(Signals::socPercent), Float[]::new))
                .param(
                        "signals",
                        array(rows, n -> n.signal(json::writeValueAsString), String[]::new))
                .param("sources", array(rows, StateStore::sources, String[]::new))
                .query(row -> {
                    versions.put(new VehicleId(row.getObject(1, UUID.class)), row.getLong(2));
                });
        rememberAfterCommit(rows, versions);
    }

    private static @Nullable String sources(Next next) {
        return next.known() == null
                ? null
                : Base64.getEncoder().encodeToString(next.known().stored());
    }

    private static <T> @Nullable T[] array(
            List<Next> rows, Function<Next, @Nullable T> value, IntFunction<@Nullable T[]> maker) {
        var array = maker.apply(rows.size());
        for (var index = 0; index < array.length; index++) {
            array[index] = value.apply(rows.get(index));
        }
        return array;
    }

    private static String utc(long micros) {
        return MessageOrder.instant(micros).toString();
    }
}
