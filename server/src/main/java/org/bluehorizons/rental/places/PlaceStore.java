package org.bluehorizons.rental.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads all stations and zones. Safe for use by many threads. */
@Component
class PlaceStore {

    static final String ZONE_COLUMNS =
            """
            id, market, name, kind, area::text AS area, lower(effective) AS effective_from,
            upper(effective) AS effective_until, replaces, version
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    PlaceStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Grows with each change of a station, bay or zone, in the order of their commits. */
    long version() {
        return database.sql("SELECT version FROM rental.places_version").query(Long.class).single();
    }

    /** Those not retired, by code. */
    List<Station> stations() {
        var bays = bays();
        return database.sql("SELECT * FROM rental.station WHERE retired_at IS NULL ORDER BY code")
                .query((row, _) ->
                        station(row, bays.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    /** Those that are in effect after an instant, by id. */
    List<Zone> zonesSince(Instant past) {
        return database.sql(
                        """
                        SELECT %s FROM rental.zone
                        WHERE coalesce(upper(effective), 'infinity') > :past ORDER BY id
                        """
                                .formatted(ZONE_COLUMNS))
                .param("past", past.atOffset(ZoneOffset.UTC))
                .query((row, _) -> zone(row))
                .list();
    }

    Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                row.getObject("id", UUID.class),
                row.getString("market"),
                row.getString("name"),
                ZoneKind.of(row.getString("kind")),
                json.readTree(row.getString("area")),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                instant(row, "effective_until"),
                row.getObject("replaces", UUID.class),
                row.getLong("version"));
    }

    static Station station(ResultSet row, List<Bay> bays) throws SQLException {
        return new Station(
                row.getObject("id", UUID.class),
                row.getString("market"),
                row.getString("code"),
                row.getString("name"),
                row.getString("address"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getInt("radius_metres"),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("opens_at", LocalTime.class),
                row.getObject("closes_at", LocalTime.class),
                row.getBoolean("plug_required"),
                bays,
                row.getLong("version"));
    }

    static Bay bay(ResultSet row) throws SQLException {
        return new Bay(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("charge_point"));
    }

    private Map<UUID, List<Bay>> bays() {
        var bays = new HashMap<UUID, List<Bay>>();
        database.sql("SELECT * FROM rental.bay WHERE retired_at IS NULL ORDER BY station_id, code")
                .query(row -> {
                    bays.computeIfAbsent(
                                    row.getObject("station_id", UUID.class), _ -> new ArrayList<>())
                            .add(bay(row));
                });
        return bays;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
