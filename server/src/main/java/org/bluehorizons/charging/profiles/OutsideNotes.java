package org.bluehorizons.charging.profiles;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stations tell of limits that others set, and of what cars need. Changes belong to the
 * caller's transaction.
 */
@Component
class OutsideNotes {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    OutsideNotes(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** EVSE 0: the station as a whole. */
    record Spot(String stationId, int evseId) {}

    record Needs(
            @Nullable Instant departure,
            @Nullable Integer energyWattHours,
            @Nullable Integer stateOfChargePercent) {}

    void limited(
            Spot spot, String source, @Nullable Boolean gridCritical, List<Schedule> schedules) {
        database.sql(
                        """
                        INSERT INTO charging.external_limit
                            (station_id, evse_id, source, grid_critical, schedules, since)
                        VALUES (:station, :evse, :source, :critical, :schedules::jsonb, :now)
                        ON CONFLICT (station_id, evse_id, source) DO UPDATE
                        SET grid_critical = excluded.grid_critical,
                            schedules = excluded.schedules, since = excluded.since
                        """)
                .param("station", spot.stationId())
                .param("evse", spot.evseId())
                .param("source", source)
                .param("critical", gridCritical)
                .param("schedules", json.writeValueAsString(schedules))
                .param("now", now())
                .update();
    }

    void freed(String stationId, @Nullable Integer evseId, String source) {
        database.sql(
                        """
                        DELETE FROM charging.external_limit
                        WHERE station_id = :station AND source = :source
                          AND (:evse::int IS NULL OR evse_id = :evse)
                        """)
                .param("station", stationId)
                .param("evse", evseId)
                .param("source", source)
                .update();
    }

    void needs(Spot spot, Needs needs, String payload) {
        var departure = needs.departure();
        database.sql(
                        """
                        INSERT INTO charging.charging_need
                            (station_id, evse_id, departure_at, energy_wh, soc_percent, needs,
                             needs_at)
                        VALUES (:station, :evse, :departure, :energy, :soc, :payload::jsonb, :now)
                        ON CONFLICT (station_id, evse_id) DO UPDATE
                        SET departure_at = excluded.departure_at, energy_wh = excluded.energy_wh,
                            soc_percent = excluded.soc_percent, needs = excluded.needs,
                            needs_at = excluded.needs_at
                        """)
                .param("station", spot.stationId())
                .param("evse", spot.evseId())
                .param("departure", departure == null ? null : departure.atOffset(ZoneOffset.UTC))
                .param("energy", needs.energyWattHours())
                .param("soc", needs.stateOfChargePercent())
                .param("payload", payload)
                .param("now", now())
                .update();
    }

    void schedule(Spot spot, String payload) {
        database.sql(
                        """
                        INSERT INTO charging.charging_need
                            (station_id, evse_id, schedule, schedule_at)
                        VALUES (:station, :evse, :payload::jsonb, :now)
                        ON CONFLICT (station_id, evse_id) DO UPDATE
                        SET schedule = excluded.schedule, schedule_at = excluded.schedule_at
                        """)
                .param("station", spot.stationId())
                .param("evse", spot.evseId())
                .param("payload", payload)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
