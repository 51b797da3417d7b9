package org.bluehorizons.rental.places;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.places.StationDraft.Checked;
import org.bluehorizons.rental.places.StationDraft.CheckedBay;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables of stations and their bays. Safe for use by many threads. */
@Component
class StationTable {

    private final JdbcClient database;

    StationTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Station> find(UUID id) {
        return database.sql("SELECT * FROM rental.station WHERE id = :id AND retired_at IS NULL")
                .param("id", id)
                .query((row, _) ->
                        PlaceStore.station(row, bays(List.of(id)).getOrDefault(id, List.of())))
                .optional();
    }

    /** Locked until the transaction ends. */
    Station lock(UUID id) {
        database.sql("SELECT FROM rental.station WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(row -> {});
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** Those not retired, by id. */
    List<Station> list(StationFilter filter, @Nullable UUID after, int rows) {
        var box = filter.box();
        var stations =
                database.sql(
                                """
                                SELECT * FROM rental.station
                                WHERE retired_at IS NULL
                                  AND (:after::uuid IS NULL OR id > :after)
                                  AND (:market::text IS NULL OR market = :market)
                                  AND latitude BETWEEN :south AND :north
                                  AND CASE WHEN :west::float8 <= :east::float8
                                           THEN longitude BETWEEN :west AND :east
                                           ELSE longitude >= :west OR longitude <= :east
                                      END
                                ORDER BY id LIMIT :rows
                                """)
                        .param("after", after)
                        .param("market", filter.market())
                        .param("south", box.south())
                        .param("north", box.north())
                        .param("west", box.west())
                        .param("east", box.east())
                        .param("rows", rows)
                        .query((row, _) -> PlaceStore.station(row, List.of()))
                        .list();
        var bays = bays(stations.stream().map(Station::id).toList());
        return stations.stream()
                .map(station -> station.with(bays.getOrDefault(station.id(), List.of())))
                .toList();
    }

    /**
     * @throws ProblemException 409 {@code station_code_taken}
     */
    UUID insert(String market, Checked wanted) {
        var id =
                unique(() ->
                        values(
                                        database.sql(
                                                """
                                                INSERT INTO rental.station
                                                    (market, code, name, address, latitude,
                                                     longitude, radius_metres, time_zone, opens_at,
                                                     closes_at, plug_required)
                                                VALUES (:market, :code, :name, :address, :latitude,
                                                        :longitude, :radius, :zone, :opens::time,
                                                        :closes::time, :plug)
                                                RETURNING id
                                                """),
                                        wanted)
                                .param("market", market)
                                .query(UUID.class)
                                .single());
        put(id, wanted.bays());
        return id;
    }

    /**
     * Writes everything, and the next version.
     *
     * @throws ProblemException 409 {@code station_code_taken}
     */
    void update(UUID id, Checked wanted) {
        unique(() ->
                values(
                                database.sql(
                                        """
                                        UPDATE rental.station
                                        SET code = :code, name = :name, address = :address,
                                            latitude = :latitude, longitude = :longitude,
                                            radius_metres = :radius, time_zone = :zone,
                                            opens_at = :opens::time, closes_at = :closes::time,
                                            plug_required = :plug, version = version + 1
                                        WHERE id = :id
                                        """),
                                wanted)
                        .param("id", id)
                        .update());
        put(id, wanted.bays());
    }

    void retire(UUID id) {
        database.sql(
                        """
                        UPDATE rental.station SET retired_at = now(), version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .update();
    }

    /** How many cars stand there. */
    int cars(UUID id) {
        return database.sql("SELECT count(*) FROM rental.vehicle_place WHERE station_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Codes of those bays that a car stands in or somebody has reserved for now or later. */
    List<String> baysInUse(UUID station) {
        return database.sql(
                        """
                        SELECT code FROM rental.bay
                        WHERE station_id = :station
                          AND (EXISTS (SELECT FROM rental.vehicle_place WHERE bay_id = bay.id)
                               OR EXISTS (
                                   SELECT FROM rental.bay_claim
                                   WHERE bay_id = bay.id AND upper(during) > now()))
                        ORDER BY code
                        """)
                .param("station", station)
                .query((row, _) -> row.getString("code"))
                .list();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "station_not_found", "There is no station " + id);
    }

    /** A code that was retired comes back as the same bay. */
    private void put(UUID station, List<CheckedBay> bays) {
        database.sql(
                        """
                        UPDATE rental.bay SET retired_at = now()
                        WHERE station_id = :station AND retired_at IS NULL AND code <> ALL (:codes)
                        """)
                .param("station", station)
                .param("codes", bays.stream().map(CheckedBay::code).toArray(String[]::new))
                .update();
        database.sql(
                        """
                        INSERT INTO rental.bay (station_id, code, charge_point)
                        SELECT :station, code, charge_point
                        FROM unnest(:codes::text[], :chargePoints::text[]) AS new (code, charge_point)
                        ON CONFLICT (station_id, code) DO UPDATE
                        SET charge_point = excluded.charge_point, retired_at = NULL
                        """)
                .param("station", station)
                .param("codes", bays.stream().map(CheckedBay::code).toArray(String[]::new))
                .param("chargePoints", chargePoints(bays))
                .update();
    }

    private static @Nullable String[] chargePoints(List<CheckedBay> bays) {
        var chargePoints = new @Nullable String[bays.size()];
        for (var index = 0; index < chargePoints.length; index++) {
            chargePoints[index] = bays.get(index).chargePoint();
        }
        return chargePoints;
    }

    private Map<UUID, List<Bay>> bays(List<UUID> stations) {
        record InStation(UUID station, Bay bay) {}
        return database
                .sql(
                        """
                        SELECT * FROM rental.bay
                        WHERE station_id = ANY (:stations) AND retired_at IS NULL ORDER BY code
                        """)
                .param("stations", stations.toArray(UUID[]::new))
                .query((row, _) ->
                        new InStation(row.getObject("station_id", UUID.class), PlaceStore.bay(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                InStation::station,
                                HashMap::new,
                                Collectors.mapping(InStation::bay, Collectors.toList())));
    }

    private static StatementSpec values(StatementSpec statement, Checked wanted) {
        return statement
                .param("code", wanted.code())
                .param("name", wanted.name())
                .param("address", wanted.address())
                .param("latitude", wanted.latitude())
                .param("longitude", wanted.longitude())
                .param("radius", wanted.radiusMetres())
                .param("zone", wanted.timeZone().getId())
                .param("opens", wanted.opensAt())
                .param("closes", wanted.closesAt())
                .param("plug", wanted.plugRequired());
    }

    private static <T> T unique(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "station_code_taken",
                    "code: another station has it, maybe a retired one");
        }
    }
}
