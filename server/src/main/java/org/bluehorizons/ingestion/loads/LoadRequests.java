package org.bluehorizons.ingestion.loads;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.BeyondLimit;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFile;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** New loads, and new tasks for loads that go on. Safe for use by many threads. */
@Component
class LoadRequests implements Loads {

    private final JdbcClient database;
    private final DataSets dataSets;
    private final LoadFiles files;
    private final Tasks tasks;
    private final LoadTaskHandler handler;
    private final LoadSettings settings;

    /**
     * A load that was asked for.
     *
     * @param fresh whether it is a new one
     */
    record Submitted(UUID id, boolean fresh) {}

    LoadRequests(
            JdbcClient database,
            DataSets dataSets,
            LoadFiles files,
            Tasks tasks,
            LoadTaskHandler handler,
            LoadSettings settings) {
        this.database = database;
        this.dataSets = dataSets;
        this.files = files;
        this.tasks = tasks;
        this.handler = handler;
        this.settings = settings;
    }

    @Override
    @Transactional
    public UUID submit(NewLoad wanted) {
        return ask(wanted).id();
    }

    @Transactional
    Submitted ask(NewLoad wanted) {
        var dataSet =
                dataSets.find(wanted.dataSet())
                        .orElseThrow(() ->
                                ProblemException.field(
                                        "dataSet", "one of those that GET /v1/data-sets lists"));
        var mode = wanted.mode() == null ? dataSet.modes().getFirst() : wanted.mode();
        var file = files.find(wanted.file());
        new Rules()
                .check(dataSet.modes().contains(mode), "mode", "one of " + dataSet.modes())
                .check(
                        mode != LoadMode.REPLACE || wanted.beyondLimit() == BeyondLimit.ROLLBACK,
                        "beyondLimit",
                        "rollback, in mode replace: half a file must not take the place of all rows")
                .check(file.isPresent(), "fileId", "a stored file: POST /v1/load-files")
                .demand();
        // One request at a time for each data set: of two with one file, the second finds the
        // first.
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('load of ' || :set, 0))")
                .param("set", dataSet.name())
                .query((_, _) -> true)
                .single();
        return earlier(dataSet.name(), mode, file.orElseThrow().sha256())
                .map(id -> new Submitted(id, false))
                .orElseGet(() -> new Submitted(insert(wanted, mode, file.orElseThrow()), true));
    }

    /** Gives the load to a worker, in the caller's transaction. */
    void enqueue(UUID load, String dataSet, String createdBy) {
        tasks.submit(NewTask.of(handler.type(), new LoadTask(load)).inGroup(dataSet).by(createdBy));
    }

    /** The same, but without waiting for other loads of its data set; for one that is to end. */
    void enqueueAtOnce(UUID load, String createdBy) {
        tasks.submit(NewTask.of(handler.type(), new LoadTask(load)).by(createdBy));
    }

    /**
     * The load that has brought this content, or will. It counts only while no other content was
     * brought after it that may have taken its rows' place.
     */
    private Optional<UUID> earlier(String dataSet, LoadMode mode, String sha256) {
        return database.sql(
                        """
                        SELECT id FROM ingestion.load AS same
                        WHERE data_set = :set AND file_sha256 = :sha256 AND mode = :mode
                          AND state NOT IN ('failed', 'cancelled')
                          AND NOT EXISTS (
                              SELECT FROM ingestion.load AS other
                              WHERE (same.mode <> 'append' OR other.mode = 'replace')
                                AND other.data_set = same.data_set
                                AND other.id > same.id AND other.file_sha256 <> same.file_sha256
                                AND other.state NOT IN ('failed', 'cancelled'))
                        ORDER BY id DESC LIMIT 1
                        """)
                .param("set", dataSet)
                .param("sha256", sha256)
                .param("mode", mode.word())
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    private UUID insert(NewLoad wanted, LoadMode mode, LoadFile file) {
        var id =
                database.sql(
                                """
                                INSERT INTO ingestion.load
                                    (data_set, file_id, file_name, file_bytes, file_sha256, mode,
                                     atomicity, chunk_rows, rejected_limit, beyond_limit, deadline,
                                     created_by)
                                VALUES (:set, :file, :name, :bytes, :sha256, :mode, :atomicity,
                                        :chunkRows, :limit, :beyond, :deadline, :by)
                                RETURNING id
                                """)
                        .param("set", wanted.dataSet())
                        .param("file", file.id())
                        .param("name", file.name())
                        .param("bytes", file.size())
                        .param("sha256", file.sha256())
                        .param("mode", mode.word())
                        .param("atomicity", wanted.atomicity().word())
                        .param("chunkRows", settings.chunkRows())
                        .param("limit", wanted.rejectedLimit())
                        .param("beyond", wanted.beyondLimit().word())
                        .param("deadline", utc(wanted.deadline()))
                        .param("by", wanted.createdBy())
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .single();
        enqueue(id, wanted.dataSet(), wanted.createdBy());
        return id;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
