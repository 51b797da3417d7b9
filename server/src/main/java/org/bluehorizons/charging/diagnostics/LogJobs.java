package org.bluehorizons.charging.diagnostics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.commands.StationCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs to upload diagnostics and logs, in the database. Safe for use by many threads. */
@Component
class LogJobs {

    private final JdbcClient database;

    LogJobs(JdbcClient database) {
        this.database = database;
    }

    /**
     * What a command asks for, whoever sent it.
     *
     * @param kind diagnostics, diagnostics_log or security_log
     */
    record Draft(
            int requestId,
            String kind,
            String location,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** The command is on its way; call it again freely. */
    void asked(UUID command, String station, Draft draft, String requestedBy, Instant now) {
        database.sql(
                        """
                        INSERT INTO charging.log_job
                            (station_id, request_id, kind, location, since, until, command_id,
                             requested_by, created_at, updated_at)
                        VALUES (:station, :request, :kind, :location, :since, :until, :command,
                                :requestedBy, :now, :now)
                        ON CONFLICT (command_id) DO NOTHING
                        """)
                .param("station", station)
                .param("request", draft.requestId())
                .param("kind", draft.kind())
                .param("location", draft.location())
                .param("since", utc(draft.since()))
                .param("until", utc(draft.until()))
                .param("command", command)
                .param("requestedBy", requestedBy)
                .param("now", utc(now))
                .update();
    }

    /** How the station took it. */
    record Reception(String state, @Nullable String fileName, @Nullable String reason) {}

    /** The station has answered, or will not. */
    void answered(StationCommand command, Draft draft, Reception reception, Instant now) {
        asked(command.id(), command.stationId(), draft, command.requestedBy(), now);
        // A status may have overtaken the answer.
        database.sql(
                        """
                        UPDATE charging.log_job
                        SET state = CASE WHEN state = 'asked' THEN :state ELSE state END,
                            reason = coalesce(reason, :reason), file_name = :fileName,
                            updated_at = :now
                        WHERE command_id = :command
                        """)
                .param("command", command.id())
                .param("state", reception.state())
                .param("reason", reception.reason())
                .param("fileName", reception.fileName())
                .param("now", utc(now))
                .update();
    }

    /** The station dropped what it was at for the job of this command. */
    void cancelOthers(StationCommand command, Instant now) {
        database.sql(
                        """
                        UPDATE charging.log_job
                        SET state = 'cancelled', reason = 'another job took its place',
                            updated_at = :now
                        WHERE station_id = :station AND command_id <> :command
                          AND state IN ('asked', 'accepted', 'uploading')
                        """)
                .param("station", command.stationId())
                .param("command", command.id())
                .param("now", utc(now))
                .update();
    }

    /** Moves the jobs that the words tell of: at most one word of each station. */
    void told(List<LogWord> words) {
        database.sql(
                        """
                        UPDATE charging.log_job job
                        SET state = coalesce(word.state, job.state), status = word.status,
                            reason = CASE WHEN word.state = 'failed' THEN word.status
                                          WHEN word.state IS NULL THEN job.reason END,
                            updated_at = word.at
                        FROM unnest(:stations::text[], :requests::int[], :statuses::text[],
                                    :states::text[], :diagnostics::boolean[], :ats::timestamptz[])
                             AS word (station, request, status, state, diagnostics, at)
                        WHERE job.id = (
                                SELECT id FROM charging.log_job
                                WHERE station_id = word.station
                                  AND (kind = 'diagnostics') = word.diagnostics
                                  AND (word.request IS NULL OR request_id = word.request)
                                ORDER BY id DESC
                                LIMIT 1)
                          AND job.state NOT IN ('uploaded', 'refused', 'cancelled')
                        """)
                .param("stations", words.stream().map(LogWord::station).toArray(String[]::new))
                .param("requests", words.stream().map(LogWord::requestId).toArray(Integer[]::new))
                .param("statuses", words.stream().map(LogWord::status).toArray(String[]::new))
                .param(
                        "states",
                        words.stream()
                                .map(word -> word.state().orElse(null))
                                .toArray(String[]::new))
                .param(
                        "diagnostics",
                        words.stream().map(LogWord::isOfDiagnostics).toArray(Boolean[]::new))
                .param(
                        "ats",
                        words.stream().map(word -> word.at().toString()).toArray(String[]::new))
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return Optional.ofNullable(time).map(known -> known.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
