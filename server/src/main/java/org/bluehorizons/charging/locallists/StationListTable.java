package org.bluehorizons.charging.locallists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.tokens.AuthorizationState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stations hold and what they shall hold. Joins the caller's transaction. */
@Component
class StationListTable {

    private static final String SELECT =
            """
            SELECT station.id AS station_id, list.version, coalesce(last_version, 0) AS last_version,
                   coalesce(state, 'unknown') AS state, reason, coalesce(mismatches, 0) AS mismatches,
                   command_id, changed_at,
                   (SELECT count(*) FROM charging.station_local_token AS held
                    WHERE held.station_id = station.id) AS held
            FROM charging.station
            LEFT JOIN charging.station_local_list AS list ON list.station_id = station.id
            """;

    private final JdbcClient database;

    StationListTable(JdbcClient database) {
        this.database = database;
    }

    /** Empty when there is no such station. */
    Optional<StationList> find(String station) {
        return database.sql(SELECT + "WHERE station.id = :station")
                .param("station", station)
                .query((row, _) -> list(row))
                .optional();
    }

    /** Stations that the list is for, by id. */
    List<StationList> ofList(UUID id, @Nullable String after, int rows) {
        return database.sql(
                        SELECT
                                + """
                                WHERE station.retired_at IS NULL
                                  AND (:after::text IS NULL OR station.id > :after)
                                  AND EXISTS (
                                      SELECT FROM charging.local_list_assignment AS place
                                      WHERE place.list_id = :id
                                        AND (place.station_id = station.id
                                             OR place.site_id = station.site_id))
                                ORDER BY station.id LIMIT :rows
                                """)
                .param("id", id)
                .param("after", after)
                .param("rows", rows)
                .query((row, _) -> list(row))
                .list();
    }

    /** Makes sure that there is a row, and locks it. */
    StationList lock(String station, Instant now) {
        database.sql(
                        """
                        INSERT INTO charging.station_local_list (station_id, state, changed_at)
                        VALUES (:station, 'syncing', :now) ON CONFLICT DO NOTHING
                        """)
                .param("station", station)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql(
                        """
                        SELECT FROM charging.station_local_list WHERE station_id = :station FOR UPDATE
                        """)
                .param("station", station)
                .query(row -> {});
        return find(station).orElseThrow();
    }

    void write(StationList list, Instant now) {
        database.sql(
                        """
                        UPDATE charging.station_local_list
                        SET version = :version::int, last_version = :last, state = :state,
                            reason = :reason, mismatches = :mismatches,
                            command_id = :command::uuid, changed_at = :now
                        WHERE station_id = :station
                        """)
                .param("version", list.version())
                .param("last", list.lastVersion())
                .param("state", list.state())
                .param("reason", list.reason())
                .param("mismatches", list.mismatches())
                .param("command", list.commandId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("station", list.stationId())
                .update();
    }

    List<ListEntry> held(String station) {
        return database.sql(
                        """
                        SELECT token, type, status, expires_at, group_token
                        FROM charging.station_local_token
                        WHERE station_id = :station ORDER BY type, token
                        """)
                .param("station", station)
                .query((row, _) -> entry(row))
                .list();
    }

    void hold(String station, List<ListEntry> entries) {
        database.sql("DELETE FROM charging.station_local_token WHERE station_id = :station")
                .param("station", station)
                .update();
        database.sql(
                        """
                        INSERT INTO charging.station_local_token
                            (station_id, token, type, status, expires_at, group_token)
                        SELECT :station, entry.*
                        FROM unnest(:tokens::text[], :types::text[], :states::text[],
                                    :expiries::timestamptz[], :groups::text[]) AS entry
                        """)
                .param("station", station)
                .param("tokens", entries.stream().map(ListEntry::token).toArray(String[]::new))
                .param("types", entries.stream().map(ListEntry::type).toArray(String[]::new))
                .param(
                        "states",
                        entries.stream().map(one -> one.state().name()).toArray(String[]::new))
                .param(
                        "expiries",
                        entries.stream()
                                .map(ListEntry::expiresAt)
                                .map(StationListTable::text)
                                .toArray(String[]::new))
                .param("groups", entries.stream().map(ListEntry::groupToken).toArray(String[]::new))
                .update();
    }

    /** Of all lists of the station and its site; stations of 1.6 know short cards only. */
    List<ListEntry> wanted(String station, OcppVersion version, Instant now) {
        return database.sql(
                        """
                        SELECT DISTINCT id_token.token, type, expires_at,
                               CASE WHEN status = 'blocked' THEN 'BLOCKED'
                                    WHEN expires_at <= :now THEN 'EXPIRED'
                                    ELSE 'ACCEPTED' END AS status,
                               CASE WHEN NOT :short OR length(token_group.token) <= 20
                                    THEN token_group.token END AS group_token
                        FROM charging.station
                        JOIN charging.local_list_assignment AS place
                            ON place.station_id = station.id OR place.site_id = station.site_id
                        JOIN charging.local_list_token AS listed ON listed.list_id = place.list_id
                        JOIN charging.id_token ON id_token.id = listed.token_id
                        LEFT JOIN charging.token_group ON token_group.id = id_token.group_id
                        WHERE station.id = :station
                          AND (NOT :short OR (type = 'ISO14443' AND length(id_token.token) <= 20))
                        ORDER BY type, id_token.token
                        """)
                .param("station", station)
                .param("short", version == OcppVersion.V1_6)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> entry(row))
                .list();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
    }

    private static ListEntry entry(ResultSet row) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        return new ListEntry(
                row.getString("token"),
                row.getString("type"),
                AuthorizationState.valueOf(row.getString("status")),
                expires == null ? null : expires.toInstant().truncatedTo(ChronoUnit.MILLIS),
                row.getString("group_token"));
    }

    private static StationList list(ResultSet row) throws SQLException {
        var changed = row.getObject("changed_at", OffsetDateTime.class);
        return new StationList(
                row.getString("station_id"),
                row.getObject("version", Integer.class),
                row.getInt("last_version"),
                row.getString("state"),
                row.getString("reason"),
                row.getInt("mismatches"),
                row.getObject("command_id", UUID.class),
                row.getInt("held"),
                changed == null ? null : changed.toInstant());
    }
}
