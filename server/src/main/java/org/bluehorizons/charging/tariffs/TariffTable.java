package org.bluehorizons.charging.tariffs;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.tariffs.TariffDraft.Checked;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of tariffs and of where they hold. Safe for use by many threads. */
@Component
class TariffTable {

    private static final String SELECT =
            """
            SELECT tariff.*, place.everywhere, place.sites, place.stations
            FROM charging.tariff
            CROSS JOIN LATERAL (
                SELECT coalesce(bool_or(num_nonnulls(site_id, station_id) = 0), false) AS everywhere,
                       coalesce(array_agg(site_id ORDER BY site_id)
                           FILTER (WHERE site_id IS NOT NULL), '{}') AS sites,
                       coalesce(array_agg(station_id ORDER BY station_id)
                           FILTER (WHERE station_id IS NOT NULL), '{}') AS stations
                FROM charging.tariff_assignment
                WHERE tariff_id = tariff.id AND until IS NULL) AS place
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    TariffTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<ChargingTariff> find(UUID id) {
        return database.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, _) -> tariff(row))
                .optional();
    }

    /** Locked until the transaction ends. */
    ChargingTariff lock(UUID id) {
        database.sql("SELECT FROM charging.tariff WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(row -> {});
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** Newest first. */
    List<ChargingTariff> list(
            @Nullable String part, @Nullable Boolean internal, @Nullable UUID before, int rows) {
        return database.sql(
                        SELECT
                                + """
                                WHERE (:before::uuid IS NULL OR id < :before)
                                  AND (:part::text IS NULL OR position(lower(:part) IN lower(name)) > 0)
                                  AND (:internal::boolean IS NULL OR internal = :internal)
                                ORDER BY id DESC LIMIT :rows
                                """)
                .param("before", before)
                .param("part", part)
                .param("internal", internal)
                .param("rows", rows)
                .query((row, _) -> tariff(row))
                .list();
    }

    /**
     * @throws ProblemException 422 for a site or station that is not there
     */
    UUID insert(Checked wanted, Instant now) {
        var id =
                values(
                                database.sql(
                                        """
                                        INSERT INTO charging.tariff
                                            (name, currency, internal, terms, valid_from, valid_until)
                                        VALUES (:name, :currency, :internal, :terms::jsonb,
                                                :from::timestamptz, :until::timestamptz)
                                        RETURNING id
                                        """),
                                wanted)
                        .query(UUID.class)
                        .single();
        assign(id, wanted, now);
        return id;
    }

    /** Writes everything, and the next version. */
    void update(UUID id, Checked wanted, Instant now) {
        values(
                        database.sql(
                                """
                                UPDATE charging.tariff
                                SET name = :name, currency = :currency, internal = :internal,
                                    terms = :terms::jsonb, valid_from = :from::timestamptz,
                                    valid_until = :until::timestamptz, version = version + 1
                                WHERE id = :id
                                """),
                        wanted)
                .param("id", id)
                .update();
        assign(id, wanted, now);
    }

    void end(UUID id, Instant now) {
        database.sql(
                        """
                        UPDATE charging.tariff
                        SET valid_until = greatest(valid_from, least(valid_until, :now::timestamptz)),
                            version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "charging_tariff_not_found",
                "There is no charging tariff " + id);
    }

    /** Ends what is not wanted any more, begins what is new. */
    private void assign(UUID id, Checked wanted, Instant now) {
        try {
            database.sql(
                            """
                            WITH wanted AS (
                                SELECT NULL::text AS station, site
                                FROM unnest(:sites::uuid[]) AS site
                                UNION ALL
                                SELECT station, NULL FROM unnest(:stations::text[]) AS station
                                UNION ALL
                                SELECT NULL, NULL WHERE :everywhere),
                            ended AS (
                                UPDATE charging.tariff_assignment AS place
                                SET until = greatest(since, :now::timestamptz)
                                WHERE tariff_id = :id AND until IS NULL AND NOT EXISTS (
                                    SELECT FROM wanted
                                    WHERE station IS NOT DISTINCT FROM place.station_id
                                      AND site IS NOT DISTINCT FROM place.site_id))
                            INSERT INTO charging.tariff_assignment
                                (tariff_id, station_id, site_id, since)
                            SELECT :id, station, site, :now::timestamptz FROM wanted
                            ON CONFLICT DO NOTHING
                            """)
                    .param("id", id)
                    .param("sites", wanted.siteIds().toArray(UUID[]::new))
                    .param("stations", wanted.stationIds().toArray(String[]::new))
                    .param("everywhere", wanted.everywhere())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataIntegrityViolationException unknown) {
            throw String.valueOf(unknown.getMessage()).contains("site_id_fkey")
                    ? ProblemException.field("siteIds", "sites that exist")
                    : ProblemException.field("stationIds", "charging stations that exist");
        }
    }

    private StatementSpec values(StatementSpec statement, Checked wanted) {
        var until = wanted.validUntil();
        return statement
                .param("name", wanted.name())
                .param("currency", wanted.currency())
                .param("internal", wanted.internal())
                .param("terms", json.writeValueAsString(wanted.terms()))
                .param("from", wanted.validFrom().atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC));
    }

    private ChargingTariff tariff(ResultSet row) throws SQLException {
        var until = row.getObject("valid_until", OffsetDateTime.class);
        return new ChargingTariff(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("currency"),
                row.getBoolean("internal"),
                json.readValue(row.getString("terms"), ChargingTerms.class),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getBoolean("everywhere"),
                List.of((UUID[]) array(row, "sites")),
                List.of((String[]) array(row, "stations")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }
}
