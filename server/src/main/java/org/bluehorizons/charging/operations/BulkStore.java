package org.bluehorizons.charging.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bulks and their stations in the database. Safe for use by many threads. */
@Component
class BulkStore {

    private final JdbcClient database;

    BulkStore(JdbcClient database) {
        this.database = database;
    }

    /** A bulk as it was asked for. */
    record Bulk(
            UUID id,
            String action,
            String payload,
            String selection,
            int stations,
            Duration life,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant cancelledAt) {

        static Bulk read(ResultSet row, int number) throws SQLException {
            var cancelled = row.getObject("cancelled_at", OffsetDateTime.class);
            return new Bulk(
                    row.getObject("id", UUID.class),
                    row.getString("action"),
                    row.getString("payload"),
                    row.getString("selection"),
                    row.getInt("stations"),
                    Duration.ofSeconds(row.getInt("life_seconds")),
                    row.getString("requested_by"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    cancelled == null ? null : cancelled.toInstant());
        }
    }

    UUID insert(
            String action, String payload, String selection, Duration life, String requestedBy) {
        return database.sql(
                        """
                        INSERT INTO charging.bulk
                            (action, payload, selection, stations, life_seconds, requested_by)
                        VALUES (:action, :payload, :selection::jsonb, 0, :life, :requestedBy)
                        RETURNING id
                        """)
                .param("action", action)
                .param("payload", payload)
                .param("selection", selection)
                .param("life", life.toSeconds())
                .param("requestedBy", requestedBy)
                .query(UUID.class)
                .single();
    }

    /**
     * All selected stations in one statement. Those that make no command are skipped at once.
     *
     * @param impossible why a version has no words for it, by version
     */
    int select(UUID bulk, BulkSelection selection, Map<String, String> impossible) {
        return database.sql(
                        """
                        WITH targets AS (
                            INSERT INTO charging.bulk_target
                                (bulk_id, station_id, ocpp_version, state, reason)
                            SELECT :bulk, station.id, state.ocpp_version,
                                   CASE WHEN state.ocpp_version IS NULL
                                             OR state.ocpp_version = ANY(:impossible::text[])
                                        THEN 'skipped' ELSE 'waiting' END,
                                   CASE WHEN state.ocpp_version IS NULL THEN 'never connected'
                                        ELSE (:reasons::text[])[array_position(
                                            :impossible::text[], state.ocpp_version)] END
                            FROM charging.station
                            LEFT JOIN charging.station_state state ON state.station_id = station.id
                            WHERE station.retired_at IS NULL
                              AND (:site::uuid IS NULL OR station.site_id = :site)
                              AND (:ids::text[] IS NULL OR station.id = ANY(:ids))
                              AND (:vendor::text IS NULL OR state.vendor = :vendor)
                              AND (:model::text IS NULL OR state.model = :model)
                              AND (:firmware::text IS NULL OR state.firmware_version = :firmware)
                              AND (:version::text IS NULL OR state.ocpp_version = :version)
                            RETURNING 1),
                        counted AS (SELECT count(*)::int AS stations FROM targets)
                        UPDATE charging.bulk SET stations = counted.stations
                        FROM counted
                        WHERE id = :bulk
                        RETURNING bulk.stations
                        """)
                .param("bulk", bulk)
                .param("impossible", impossible.keySet().toArray(String[]::new))
                .param("reasons", impossible.values().toArray(String[]::new))
                .param("site", selection.siteId())
                .param(
                        "ids",
                        selection.stationIds() == null
                                ? null
                                : selection.stationIds().toArray(String[]::new))
                .param("vendor", selection.vendor())
                .param("model", selection.model())
                .param("firmware", selection.firmware())
                .param("version", selection.version())
                .query(Integer.class)
                .single();
    }

    Optional<Bulk> find(UUID id) {
        return database.sql("SELECT * FROM charging.bulk WHERE id = :id")
                .param("id", id)
                .query(Bulk::read)
                .optional();
    }

    /** Newest first. */
    List<Bulk> list(@Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.bulk
                        WHERE :before::uuid IS NULL OR id < :before::uuid
                        ORDER BY id DESC
                        LIMIT :rows
                        """)
                .param("before", before)
                .param("rows", rows)
                .query(Bulk::read)
                .list();
    }

    /** Stations that were not released yet are let be; commands that were stand. */
    void cancel(UUID id) {
        database.sql(
                        """
                        WITH cancelled AS (
                            UPDATE charging.bulk_target SET state = 'cancelled'
                            WHERE bulk_id = :id AND state = 'waiting')
                        UPDATE charging.bulk SET cancelled_at = coalesce(cancelled_at, now())
                        WHERE id = :id
                        """)
                .param("id", id)
                .update();
    }
}
