package org.bluehorizons.charging.profiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of profiles. Changes belong to the caller's transaction; safe for many threads. */
@Component
class ProfileStore {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    ProfileStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Who wants it. */
    record Order(String stationId, int evseId, String madeBy, String requestedBy, UUID command) {}

    void requested(Order order, ChargingProfile profile) {
        database.sql(
                        """
                        INSERT INTO charging.charging_profile
                            (station_id, profile_id, evse_id, purpose, stack_level, profile, state,
                             made_by, requested_by, command_id, changed_at)
                        VALUES (:station, :id, :evse, :purpose, :level, :profile::jsonb, 'requested',
                                :madeBy, :by, :command, :now)
                        ON CONFLICT (station_id, profile_id) DO UPDATE
                        SET evse_id = excluded.evse_id, purpose = excluded.purpose,
                            stack_level = excluded.stack_level, profile = excluded.profile,
                            state = 'requested', reason = NULL, made_by = excluded.made_by,
                            requested_by = excluded.requested_by,
                            command_id = excluded.command_id, changed_at = excluded.changed_at
                        """)
                .param("station", order.stationId())
                .param("id", profile.id())
                .param("evse", order.evseId())
                .param("purpose", profile.purpose().word())
                .param("level", profile.stackLevel())
                .param("profile", json.writeValueAsString(profile))
                .param("madeBy", order.madeBy())
                .param("by", order.requestedBy())
                .param("command", order.command())
                .param("now", now())
                .update();
    }

    /** A new profile takes the place of one of the same purpose, level and EVSE. */
    void settled(ProfileOutcome outcome) {
        var state =
                switch (outcome.result()) {
                    case ACCEPTED -> "accepted";
                    case REJECTED, UNSENT -> "rejected";
                    case UNKNOWN -> "unknown";
                };
        database.sql(
                        """
                        WITH settled AS (
                            UPDATE charging.charging_profile
                            SET state = :state, reason = :reason, changed_at = :now,
                                installed = CASE WHEN :state = 'accepted' THEN profile
                                                 ELSE installed END,
                                installed_at = CASE WHEN :state = 'accepted' THEN :now
                                                    ELSE installed_at END
                            WHERE command_id = :command AND state = 'requested'
                            RETURNING station_id, profile_id, evse_id, purpose, stack_level, state)
                        UPDATE charging.charging_profile AS older
                        SET state = 'cleared', reason = 'replaced by profile ' || settled.profile_id,
                            installed = NULL, installed_at = NULL, changed_at = :now
                        FROM settled
                        WHERE settled.state = 'accepted'
                          AND older.station_id = settled.station_id
                          AND older.profile_id <> settled.profile_id
                          AND older.evse_id = settled.evse_id
                          AND older.purpose = settled.purpose
                          AND older.stack_level = settled.stack_level
                          AND older.state <> 'cleared'
                        """)
                .param("state", state)
                .param("reason", outcome.reason())
                .param("command", outcome.command())
                .param("now", now())
                .update();
    }

    /** Those that match all that is not null. */
    void cleared(String stationId, ProfileFilter which) {
        database.sql(
                        """
                        UPDATE charging.charging_profile
                        SET state = 'cleared', reason = NULL, installed = NULL, installed_at = NULL,
                            changed_at = :now
                        WHERE station_id = :station AND state <> 'cleared'
                          AND purpose <> 'external'
                          AND (:id::int IS NULL OR profile_id = :id)
                          AND (:evse::int IS NULL OR evse_id = :evse)
                          AND (:purpose::text IS NULL OR purpose = :purpose)
                          AND (:level::int IS NULL OR stack_level = :level)
                        """)
                .param("station", stationId)
                .param("id", which.profileId())
                .param("evse", which.evseId())
                .param("purpose", which.purpose() == null ? null : which.purpose().word())
                .param("level", which.stackLevel())
                .param("now", now())
                .update();
    }

    /** The station says that it has it. */
    void reported(String stationId, int evseId, ChargingProfile profile, String madeBy) {
        database.sql(
                        """
                        INSERT INTO charging.charging_profile
                            (station_id, profile_id, evse_id, purpose, stack_level, profile,
                             installed, installed_at, state, made_by, changed_at)
                        VALUES (:station, :id, :evse, :purpose, :level, :profile::jsonb,
                                :profile::jsonb, :now, 'accepted', :madeBy, :now)
                        ON CONFLICT (station_id, profile_id) DO UPDATE
                        SET evse_id = excluded.evse_id, purpose = excluded.purpose,
                            stack_level = excluded.stack_level, profile = excluded.profile,
                            installed = excluded.installed, installed_at = excluded.installed_at,
                            state = 'accepted', reason = NULL, changed_at = excluded.changed_at
                        WHERE charging_profile.state <> 'requested'
                        """)
                .param("station", stationId)
                .param("id", profile.id())
                .param("evse", evseId)
                .param("purpose", profile.purpose().word())
                .param("level", profile.stackLevel())
                .param("profile", json.writeValueAsString(profile))
                .param("madeBy", madeBy)
                .param("now", now())
                .update();
    }

    List<InstalledProfile> of(String stationId) {
        return database.sql(
                        """
                        SELECT * FROM charging.charging_profile
                        WHERE station_id = :station AND state <> 'cleared' ORDER BY profile_id
                        """)
                .param("station", stationId)
                .query((row, _) -> read(row))
                .list();
    }

    private InstalledProfile read(ResultSet row) throws SQLException {
        var installed = row.getString("installed");
        var installedAt = row.getObject("installed_at", OffsetDateTime.class);
        return new InstalledProfile(
                row.getString("station_id"),
                row.getInt("evse_id"),
                json.readValue(row.getString("profile"), ChargingProfile.class),
                installed == null ? null : json.readValue(installed, ChargingProfile.class),
                installedAt == null ? null : installedAt.toInstant(),
                row.getString("state"),
                row.getString("reason"),
                row.getString("made_by"),
                row.getString("requested_by"),
                row.getObject("command_id", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
