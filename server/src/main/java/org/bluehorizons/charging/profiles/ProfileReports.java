package org.bluehorizons.charging.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports of profiles, which stations send in parts. When the last part has come, what we thought
 * to be installed and was not in it is cleared. Changes belong to the caller's transaction.
 */
@Component
class ProfileReports {

    private final JdbcClient database;
    private final Clock clock;

    /**
     * @param state requested, complete, empty or failed
     * @param profiles that have come so far
     */
    @Schema(name = "ChargingProfileReport")
    record Report(
            String stationId,
            int requestId,
            @Schema(example = "complete") String state,
            int profiles,
            Instant requestedAt,
            @Nullable Instant completedAt) {}

    ProfileReports(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    int nextNumber() {
        return database.sql("SELECT nextval('charging.profile_report_number')::int")
                .query(Integer.class)
                .single();
    }

    void requested(String stationId, int requestId, UUID command) {
        database.sql(
                        """
                        INSERT INTO charging.profile_report
                            (station_id, request_id, command_id, requested_at)
                        VALUES (:station, :request, :command, :now)
                        """)
                .param("station", stationId)
                .param("request", requestId)
                .param("command", command)
                .param("now", now())
                .update();
    }

    /** A part has come; parts of reports that nobody asked for count for nothing. */
    void partCame(String stationId, int requestId, int profiles, boolean last) {
        var completed =
                database.sql(
                                """
                                UPDATE charging.profile_report
                                SET profiles = profiles + :profiles,
                                    state = CASE WHEN :last THEN 'complete' ELSE state END,
                                    completed_at = CASE WHEN :last THEN :now ELSE completed_at END
                                WHERE station_id = :station AND request_id = :request
                                  AND state = 'requested'
                                RETURNING state = 'complete'
                                """)
                        .param("profiles", profiles)
                        .param("last", last)
                        .param("station", stationId)
                        .param("request", requestId)
                        .param("now", now())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
        if (completed) {
            clearUnreported(stationId, requestId);
        }
    }

    /** There will be no parts. */
    void ended(UUID command, String state) {
        database.sql(
                        """
                        UPDATE charging.profile_report SET state = :state, completed_at = :now
                        WHERE command_id = :command AND state = 'requested'
                        RETURNING station_id, request_id
                        """)
                .param("state", state)
                .param("command", command)
                .param("now", now())
                .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .optional()
                .filter(_ -> state.equals("empty"))
                .ifPresent(row -> clearUnreported(row[0], Integer.parseInt(row[1])));
    }

    Optional<Report> find(String stationId, int requestId) {
        return database.sql(
                        """
                        SELECT * FROM charging.profile_report
                        WHERE station_id = :station AND request_id = :request
                        """)
                .param("station", stationId)
                .param("request", requestId)
                .query((row, _) -> {
                    var completed = row.getObject("completed_at", OffsetDateTime.class);
                    return new Report(
                            row.getString("station_id"),
                            row.getInt("request_id"),
                            row.getString("state"),
                            row.getInt("profiles"),
                            row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                            completed == null ? null : completed.toInstant());
                })
                .optional();
    }

    private void clearUnreported(String stationId, int requestId) {
        database.sql(
                        """
                        UPDATE charging.charging_profile AS profile
                        SET state = 'cleared', reason = 'not in report ' || report.request_id,
                            installed = NULL, installed_at = NULL, changed_at = :now
                        FROM charging.profile_report AS report
                        WHERE report.station_id = :station AND report.request_id = :request
                          AND profile.station_id = :station
                          AND profile.state IN ('accepted', 'unknown')
                          AND profile.changed_at < report.requested_at
                        """)
                .param("station", stationId)
                .param("request", requestId)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
