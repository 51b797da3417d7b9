package org.bluehorizons.charging.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.bluehorizons.charging.profiles.ProfileOutcome;
import org.bluehorizons.charging.profiles.ProfileOutcome.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what was granted. Changes belong to the caller's transaction. */
@Component
class GrantStore {

    /** 20 s, 40 s, and so on up to these. */
    private static final int LONGEST_PAUSE_SECONDS = 600;

    private final JdbcClient database;
    private final Clock clock;

    GrantStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The unit that the station has not refused. */
    Unit unit(String stationId) {
        return database.sql(
                        """
                        SELECT unit FROM charging.power_grant
                        WHERE station_id = :station ORDER BY sent_at DESC LIMIT 1
                        """)
                .param("station", stationId)
                .query((row, _) -> Unit.valueOf(row.getString(1)))
                .optional()
                .orElse(Unit.W);
    }

    /** It is on its way; what may be in force if the station says no is what may be now. */
    void sent(Change change, UUID command, Unit unit) {
        var session = change.session();
        database.sql(
                        """
                        INSERT INTO charging.power_grant AS held
                            (station_id, evse_id, transaction_id, target_watts, possible_watts,
                             command_id, pending_watts, fallback_watts, sent_at, unit, since)
                        VALUES (:station, :evse, :transaction, :watts, :possible, :command, :watts,
                                :none, :now, :unit, :now)
                        ON CONFLICT (station_id, evse_id) DO UPDATE
                        SET transaction_id = :transaction, target_watts = :watts,
                            possible_watts = :possible, command_id = :command,
                            pending_watts = :watts, sent_at = :now, unit = :unit,
                            confirmed_watts = CASE
                                WHEN held.transaction_id IS NOT DISTINCT FROM :transaction
                                THEN held.confirmed_watts END,
                            confirmed_at = CASE
                                WHEN held.transaction_id IS NOT DISTINCT FROM :transaction
                                THEN held.confirmed_at END,
                            failures = CASE
                                WHEN held.transaction_id IS NOT DISTINCT FROM :transaction
                                THEN held.failures ELSE 0 END,
                            fallback_watts = CASE
                                WHEN held.transaction_id IS NOT DISTINCT FROM :transaction
                                THEN held.possible_watts ELSE :none END,
                            since = CASE WHEN held.target_watts = :watts THEN held.since ELSE :now END
                        """)
                .param("station", change.outlet().stationId())
                .param("evse", change.outlet().evseId())
                .param("transaction", session == null ? null : session.id(), java.sql.Types.OTHER)
                .param("watts", change.watts())
                .param("possible", limit(change.possible()), java.sql.Types.INTEGER)
                .param("none", session == null ? null : 0, java.sql.Types.INTEGER)
                .param("command", command)
                .param("unit", unit.name())
                .param("now", now())
                .update();
    }

    /**
     * The station has answered, or will not.
     *
     * @return the site, when the command was one of ours
     */
    Optional<UUID> settled(ProfileOutcome outcome) {
        return switch (outcome.result()) {
            case ACCEPTED -> accepted(outcome.command());
            case REJECTED, UNSENT, UNKNOWN -> failed(outcome);
        };
    }

    private Optional<UUID> accepted(UUID command) {
        return database.sql(
                        """
                        UPDATE charging.power_grant AS held
                        SET confirmed_watts = pending_watts, confirmed_at = :now,
                            possible_watts = pending_watts, command_id = NULL, pending_watts = NULL,
                            retry_at = NULL, failures = 0, reason = NULL
                        FROM charging.station
                        WHERE held.command_id = :command AND station.id = held.station_id
                        RETURNING station.site_id
                        """)
                .param("command", command)
                .param("now", now())
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** What was in force before is so still; after silence nobody knows. */
    private Optional<UUID> failed(ProfileOutcome outcome) {
        return database.sql(
                        """
                        UPDATE charging.power_grant AS held
                        SET possible_watts = CASE WHEN :unchanged THEN fallback_watts
                                                  ELSE possible_watts END,
                            command_id = NULL, pending_watts = NULL, failures = failures + 1,
                            reason = :reason,
                            -- Some know only watts, many only amperes: asked in the other at once.
                            unit = CASE WHEN NOT :refused THEN unit WHEN unit = 'W' THEN 'A'
                                        ELSE 'W' END,
                            retry_at = CASE
                                WHEN :refused AND failures = 0 THEN NULL
                                ELSE :now + least(:longest, 10 * power(2, failures + 1))
                                            * interval '1 second' END
                        FROM charging.station
                        WHERE held.command_id = :command AND station.id = held.station_id
                        RETURNING station.site_id
                        """)
                .param("command", outcome.command())
                .param("unchanged", outcome.result() != Result.UNKNOWN)
                .param("refused", outcome.result() == Result.REJECTED)
                .param("reason", outcome.reason())
                .param("longest", LONGEST_PAUSE_SECONDS)
                .param("now", now())
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** Commands whose end we should have heard of. */
    List<UUID> overdue(Duration after) {
        return database.sql(
                        """
                        SELECT command_id FROM charging.power_grant
                        WHERE command_id IS NOT NULL AND sent_at < :before LIMIT 200
                        """)
                .param("before", now().minus(after))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Limits of sessions that are over. */
    void forget(UUID site) {
        database.sql(
                        """
                        DELETE FROM charging.power_grant AS held
                        USING charging.station
                        WHERE station.id = held.station_id AND station.site_id = :site
                          AND held.evse_id > 0 AND held.command_id IS NULL
                          AND NOT EXISTS (
                              SELECT FROM charging.transaction
                              WHERE transaction.id = held.transaction_id
                                AND transaction.stopped_at IS NULL)
                        """)
                .param("site", site)
                .update();
    }

    private static @Nullable Integer limit(int possible) {
        return possible == Grant.UNLIMITED ? null : possible;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
