package org.bluehorizons.exports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.KeptFiles.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked for and what became of it. Safe for use by many threads. */
@Component
class ExportTable {

    private final JdbcClient database;

    ExportTable(JdbcClient database) {
        this.database = database;
    }

    void add(UUID id, String dataSet, Instant from, Instant to, UUID task, String createdBy) {
        database.sql(
                        """
                        INSERT INTO exports.export
                            (id, data_set, from_at, to_at, task_id, created_by)
                        VALUES (:id, :dataSet, :from, :to, :task, :by)
                        """)
                .param("id", id)
                .param("dataSet", dataSet)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("task", task)
                .param("by", createdBy)
                .update();
    }

    UUID newId() {
        return database.sql("SELECT uuidv7()")
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    Optional<Export> find(UUID id) {
        return database.sql("SELECT * FROM exports.export WHERE id = :id")
                .param("id", id)
                .query(Export::read)
                .optional();
    }

    /** Newest first. */
    List<Export> list(@Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT * FROM exports.export
                        WHERE :before::uuid IS NULL OR id < :before
                        ORDER BY id DESC LIMIT :rows
                        """)
                .param("before", before)
                .param("rows", rows)
                .query(Export::read)
                .list();
    }

    void done(UUID id, long rows, Kept file) {
        database.sql(
                        """
                        UPDATE exports.export
                        SET state = 'done', error = NULL, row_count = :rows, bytes = :bytes,
                            file_id = :file, ended_at = now()
                        WHERE id = :id AND state <> 'done'
                        """)
                .param("rows", rows)
                .param("bytes", file.bytes())
                .param("file", file.id())
                .param("id", id)
                .update();
    }

    void failed(UUID id, String error) {
        database.sql(
                        """
                        UPDATE exports.export
                        SET state = 'failed', error = :error, ended_at = now()
                        WHERE id = :id AND state <> 'done'
                        """)
                .param("error", error)
                .param("id", id)
                .update();
    }

    List<Export> underWay() {
        return database.sql("SELECT * FROM exports.export WHERE state = 'under_way'")
                .query(Export::read)
                .list();
    }

    /** Unless somebody has ended it meanwhile. */
    void end(UUID id, String state, String error) {
        database.sql(
                        """
                        UPDATE exports.export
                        SET state = :state, error = :error, ended_at = now()
                        WHERE id = :id AND state = 'under_way'
                        """)
                .param("state", state)
                .param("error", error)
                .param("id", id)
                .update();
    }

    void forget(Duration age) {
        database.sql(
                        """
                        DELETE FROM exports.export
                        WHERE created_at < now() - :seconds * interval '1 second'
                        """)
                .param("seconds", age.toSeconds())
                .update();
    }
}
