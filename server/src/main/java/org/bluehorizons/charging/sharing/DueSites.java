package org.bluehorizons.charging.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which sites are to be computed. Whoever has locked a site's row computes it, so it is one node at
 * a time. A change that comes meanwhile waits for the row, and makes the site due again.
 */
@Component
class DueSites {

    private final JdbcClient database;
    private final Clock clock;

    DueSites(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param limit watts; null: it has none any more
     */
    record Due(UUID site, @Nullable Integer limit, boolean limited) {}

    void due(UUID site) {
        database.sql("UPDATE charging.site_power SET due_at = :now WHERE site_id = :site")
                .param("site", site)
                .param("now", now())
                .update();
    }

    void dueAt(List<String> stations) {
        database.sql(
                        """
                        UPDATE charging.site_power SET due_at = :now
                        WHERE site_id IN (
                            SELECT site_id FROM charging.station WHERE id = ANY (:stations))
                        """)
                .param("stations", stations.toArray(String[]::new))
                .param("now", now())
                .update();
    }

    /** Sites that were given a limit, or another one. */
    void findChanged() {
        database.sql(
                        """
                        INSERT INTO charging.site_power AS power (site_id, due_at)
                        SELECT site.id, :now FROM charging.site
                        LEFT JOIN charging.site_power AS known ON known.site_id = site.id
                        WHERE site.max_power_watts IS DISTINCT FROM known.limit_watts
                          AND (known.site_id IS NULL OR known.due_at > :now)
                        ON CONFLICT (site_id) DO UPDATE SET due_at = :now
                        """)
                .param("now", now())
                .update();
    }

    /** Locks one that is due and that nobody else is at, until the transaction's end. */
    Optional<Due> take() {
        return database.sql(
                        """
                        SELECT power.site_id, site.max_power_watts, power.limited
                        FROM charging.site_power AS power
                        JOIN charging.site ON site.id = power.site_id
                        WHERE power.due_at <= :now
                        ORDER BY power.due_at LIMIT 1
                        FOR NO KEY UPDATE OF power SKIP LOCKED
                        """)
                .param("now", now())
                .query((row, _) ->
                        new Due(
                                row.getObject(1, UUID.class),
                                row.getObject(2, Integer.class),
                                row.getBoolean(3)))
                .optional();
    }

    void computed(Due due, PowerPlan plan, long measured, Duration next) {
        database.sql(
                        """
                        UPDATE charging.site_power
                        SET limit_watts = :limit, due_at = :next, computed_at = :now,
                            limited = :limited, possible_watts = :exposed,
                            measured_watts = :measured
                        WHERE site_id = :site
                        """)
                .param("limit", due.limit())
                .param("next", now().plus(next))
                .param("now", now())
                .param("limited", plan.limited())
                .param("exposed", plan.exposed())
                .param("measured", measured)
                .param("site", due.site())
                .update();
    }

    void postpone(UUID site, Duration by) {
        database.sql("UPDATE charging.site_power SET due_at = :next WHERE site_id = :site")
                .param("site", site)
                .param("next", now().plus(by))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
