package org.bluehorizons.charging.firmware;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Firmware jobs in the database. Safe for use by many threads. */
@Component
class FirmwareJobs {

    private final JdbcClient database;
    private final ChargingJournal journal;

    FirmwareJobs(JdbcClient database, ChargingJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** What a command asks for, whoever sent it. */
    record Draft(
            int requestId,
            String location,
            Instant retrieveAt,
            @Nullable Instant installAt,
            boolean signed,
            @Nullable Integer retries,
            @Nullable Integer retryIntervalSeconds) {}

    /** The command is on its way; call it again freely. */
    void asked(UUID command, String station, Draft draft, String requestedBy, Instant now) {
        database.sql(
                        """
                        INSERT INTO charging.firmware_job
                            (station_id, request_id, location, retrieve_at, install_at, signed,
                             retries, retry_interval_seconds, command_id, requested_by, created_at,
                             updated_at)
                        VALUES (:station, :request, :location, :retrieveAt, :installAt, :signed,
                                :retries, :interval, :command, :requestedBy, :now, :now)
                        ON CONFLICT (command_id) DO NOTHING
                        """)
                .param("station", station)
                .param("request", draft.requestId())
                .param("location", draft.location())
                .param("retrieveAt", draft.retrieveAt().atOffset(ZoneOffset.UTC))
                .param(
                        "installAt",
                        Optional.ofNullable(draft.installAt())
                                .map(time -> time.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("signed", draft.signed())
                .param("retries", draft.retries())
                .param("interval", draft.retryIntervalSeconds())
                .param("command", command)
                .param("requestedBy", requestedBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The station has answered, or will not.
     *
     * @param reason of a refusal
     */
    void answered(
            StationCommand command,
            Draft draft,
            FirmwareState state,
            @Nullable String reason,
            Instant now) {
        asked(command.id(), command.stationId(), draft, command.requestedBy(), now);
        // A status may have overtaken the answer.
        database.sql(
                        """
                        UPDATE charging.firmware_job
                        SET state = :state, reason = :reason, updated_at = :now
                        WHERE command_id = :command AND state = 'asked'
                        """)
                .param("command", command.id())
                .param("state", state.word())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The station dropped what it was at for the job of this command. */
    void cancelOthers(StationCommand command, Instant now) {
        database.sql(
                        """
                        UPDATE charging.firmware_job
                        SET state = 'cancelled', reason = 'another job took its place',
                            updated_at = :now
                        WHERE station_id = :station AND command_id <> :command
                          AND state IN ('asked', 'accepted', 'downloading', 'downloaded',
                                        'installing')
                        """)
                .param("station", command.stationId())
                .param("command", command.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps the words, and moves the jobs that they tell of: at most one word of each station. */
    void told(List<FirmwareWord> words) {
        var ended =
                database.sql(
                                """
                                WITH found AS (
                                    SELECT word.*, job.id AS job
                                    FROM unnest(:stations::text[], :actions::text[],
                                                :requests::int[], :statuses::text[],
                                                :states::text[], :jobs::boolean[],
                                                :locations::text[], :ats::timestamptz[])
                                         AS word (station, action, request, status, state, of_job,
                                                  locations, at)
                                    LEFT JOIN LATERAL (
                                        SELECT id FROM charging.firmware_job
                                        WHERE station_id = word.station AND word.of_job
                                          AND (word.request IS NULL OR request_id = word.request)
                                        ORDER BY id DESC
                                        LIMIT 1) job ON true),
                                kept AS (
                                    INSERT INTO charging.firmware_status
                                        (station_id, job_id, action, request_id, status, locations,
                                         at)
                                    SELECT station, job, action, request, status,
                                           coalesce(string_to_array(locations, E'\\n'), '{}'), at
                                    FROM found)
                                UPDATE charging.firmware_job job
                                SET state = coalesce(found.state, job.state),
                                    status = found.status,
                                    reason = CASE WHEN found.state = 'failed' THEN found.status
                                                  WHEN found.state IS NULL THEN job.reason END,
                                    updated_at = found.at
                                FROM found
                                WHERE job.id = found.job
                                  AND job.state NOT IN ('installed', 'refused', 'cancelled')
                                RETURNING job.id, job.station_id, job.state, job.status,
                                          job.location, found.state AS told, found.at AS told_at
                                """)
                        .param(
                                "stations",
                                texts(words.stream().map(FirmwareWord::station).toList()))
                        .param("actions", texts(words.stream().map(FirmwareWord::action).toList()))
                        .param(
                                "requests",
                                words.stream().map(FirmwareWord::requestId).toArray(Integer[]::new))
                        .param("statuses", texts(words.stream().map(FirmwareWord::status).toList()))
                        .param(
                                "states",
                                words.stream()
                                        .map(word ->
                                                FirmwareState.after(word.status())
                                                        .map(FirmwareState::word)
                                                        .orElse(null))
                                        .toArray(String[]::new))
                        .param(
                                "jobs",
                                words.stream().map(FirmwareWord::isOfJob).toArray(Boolean[]::new))
                        .param(
                                "locations",
                                words.stream()
                                        .map(word ->
                                                word.locations().isEmpty()
                                                        ? null
                                                        : String.join("\n", word.locations()))
                                        .toArray(String[]::new))
                        .param(
                                "ats",
                                texts(words.stream().map(word -> word.at().toString()).toList()))
                        .query((row, _) -> entry(row))
                        .list();
        journal.record(ended.stream().flatMap(Optional::stream).toList());
    }

    private static Optional<ChargingJournal.Entry> entry(ResultSet row) throws SQLException {
        var told = row.getString("told");
        if (!"installed".equals(told) && !"failed".equals(told)) {
            return Optional.empty();
        }
        return Optional.of(
                new ChargingJournal.Entry(
                        row.getObject("told_at", OffsetDateTime.class).toInstant(),
                        "firmware." + told,
                        row.getString("station_id"),
                        null,
                        null,
                        null,
                        Map.of(
                                "job",
                                row.getString("id"),
                                "status",
                                row.getString("status"),
                                "location",
                                row.getString("location"))));
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
