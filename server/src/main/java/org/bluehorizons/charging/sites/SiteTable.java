package org.bluehorizons.charging.sites;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of sites. Safe for use by many threads. */
@Component
class SiteTable {

    private static final String SELECT =
            """
            SELECT site.*, (SELECT count(*) FROM charging.station
                            WHERE site_id = site.id AND retired_at IS NULL) AS stations
            FROM charging.site
            """;

    private final JdbcClient database;

    SiteTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Site> find(UUID id) {
        return database.sql(SELECT + "WHERE id = :id").param("id", id).query(Site::read).optional();
    }

    /** The site that is not retired, locked until the transaction ends. */
    Site lock(UUID id) {
        return database.sql(SELECT + "WHERE id = :id AND retired_at IS NULL FOR UPDATE OF site")
                .param("id", id)
                .query(Site::read)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /**
     * In order of their ids, which is that of their making.
     *
     * @param text in the name, address, city or postal code; null: any
     */
    List<Site> list(@Nullable String text, @Nullable UUID after, int most) {
        return database.sql(
                        SELECT
                                + """
                                WHERE retired_at IS NULL
                                  AND (:after::uuid IS NULL OR id > :after)
                                  AND (:text::text IS NULL OR position(lower(:text) IN lower(
                                       concat_ws(' ', name, address, postal_code, city))) > 0)
                                ORDER BY id LIMIT :most
                                """)
                .param("after", after)
                .param("text", text)
                .param("most", most)
                .query(Site::read)
                .list();
    }

    UUID insert(SiteDraft wanted) {
        return values(
                        """
                        INSERT INTO charging.site
                            (name, address, postal_code, city, country, time_zone, latitude,
                             longitude, max_power_watts)
                        VALUES (:name, :address, :postalCode, :city, :country, :timeZone, :latitude,
                                :longitude, :maxPower)
                        RETURNING id
                        """,
                        wanted)
                .query(UUID.class)
                .single();
    }

    void update(UUID id, SiteDraft wanted) {
        values(
                        """
                        UPDATE charging.site
                        SET name = :name, address = :address, postal_code = :postalCode,
                            city = :city, country = :country, time_zone = :timeZone,
                            latitude = :latitude, longitude = :longitude,
                            max_power_watts = :maxPower, version = version + 1
                        WHERE id = :id
                        """,
                        wanted)
                .param("id", id)
                .update();
    }

    void retire(UUID id) {
        database.sql(
                        """
                        UPDATE charging.site SET retired_at = now(), version = version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .update();
    }

    /** Whoever shares its power hears at once, when the transaction commits. */
    void tell(UUID id) {
        database.sql("SELECT pg_notify('charging_site', :id)")
                .param("id", id.toString())
                .query((_, _) -> id)
                .single();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "charging_site_not_found", "There is no charging site " + id);
    }

    private JdbcClient.StatementSpec values(String sql, SiteDraft wanted) {
        return database.sql(sql)
                .param("name", wanted.name())
                .param("address", wanted.address())
                .param("postalCode", wanted.postalCode())
                .param("city", wanted.city())
                .param("country", wanted.country())
                .param("timeZone", wanted.timeZone())
                .param("latitude", wanted.latitude())
                .param("longitude", wanted.longitude())
                .param("maxPower", wanted.maxPowerWatts());
    }
}
