package org.bluehorizons.ingestion.loads;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.loads.Estimate.History;
import org.bluehorizons.ingestion.loads.RunControl.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of loads, but for what a run writes in its transactions. Safe for many threads. */
@Component
final class LoadStore {

    private final JdbcClient database;

    /**
     * What a moment's figures have led to.
     *
     * @param wanted {@code pause} or {@code cancel}; null: nothing
     * @param late whether it was seen just now that the deadline will be missed
     */
    record Tick(@Nullable String wanted, boolean late) {}

    LoadStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Load> find(UUID id) {
        return database.sql("SELECT * FROM ingestion.load WHERE id = :id")
                .param("id", id)
                .query((row, _) -> Load.read(row))
                .optional();
    }

    /** The load, locked until the transaction ends. */
    Optional<Load> lock(UUID id) {
        return database.sql("SELECT * FROM ingestion.load WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, _) -> Load.read(row))
                .optional();
    }

    /** Begins a run; empty when the load is over, paused, or not there. */
    static Optional<Load> begin(JdbcClient session, UUID id) {
        return session.sql(
                        """
                        UPDATE ingestion.load
                        SET run = run + 1, state = phase, heard_at = now(),
                            started_at = coalesce(started_at, now()),
                            rows_merged =
                                (SELECT coalesce(sum(rows), 0) FROM ingestion.load_chunk
                                 WHERE load_id = :id AND merged)
                        WHERE id = :id
                          AND state NOT IN ('done', 'failed', 'cancelled', 'paused')
                        RETURNING *
                        """)
                .param("id", id)
                .query((row, _) -> Load.read(row))
                .optional();
    }

    /**
     * Writes how far the run is. The estimate counts from the database's clock, as the deadline.
     *
     * @return empty when a later run has begun
     */
    Optional<Tick> tick(
            Load load, Figures now, double rowsPerSecond, Optional<Duration> remaining) {
        return database.sql(
                        """
                        WITH late AS (
                            SELECT deadline_alarm_at IS NULL AND deadline IS NOT NULL
                                   AND greatest(now(), now() + :remaining * interval '1 ms')
                                       > deadline AS late
                            FROM ingestion.load WHERE id = :id)
                        UPDATE ingestion.load
                        SET heard_at = now(), rows_per_second = :rate,
                            staging_millis = :staging, checking_millis = :checking,
                            merging_millis = :merging,
                            rows_merged = :merged,
                            estimated_end =
                                CASE WHEN :known THEN now() + :remaining * interval '1 ms' END,
                            deadline_alarm_at =
                                CASE WHEN late THEN now() ELSE deadline_alarm_at END
                        FROM late
                        WHERE id = :id AND run = :run AND ended_at IS NULL
                        RETURNING wanted, late
                        """)
                .param("id", load.id())
                .param("run", load.run())
                .param("rate", rowsPerSecond)
                .param("staging", now.millis().staging())
                .param("checking", now.millis().checking())
                .param("merging", now.millis().merging())
                .param("merged", now.rowsMerged())
                .param("known", remaining.isPresent())
                .param("remaining", remaining.map(Duration::toMillis).orElse(0L))
                .query((row, _) -> new Tick(row.getString("wanted"), row.getBoolean("late")))
                .optional();
    }

    /** The run ends before its load. */
    void leave(Load load, LoadState state) {
        database.sql(
                        """
                        UPDATE ingestion.load
                        SET state = :state, estimated_end = NULL,
                            wanted = CASE WHEN :state = 'paused' THEN NULL ELSE wanted END
                        WHERE id = :id AND run = :run AND ended_at IS NULL
                        """)
                .param("state", state.word())
                .param("id", load.id())
                .param("run", load.run())
                .update();
    }

    /** One more failure of the world outside; answers how many there were since a success. */
    int failed(Load load, String error) {
        return database.sql(
                        """
                        UPDATE ingestion.load
                        SET failures = failures + 1, error = :error, state = 'waiting',
                            estimated_end = NULL
                        WHERE id = :id AND run = :run AND ended_at IS NULL
                        RETURNING failures
                        """)
                .param("error", error)
                .param("id", load.id())
                .param("run", load.run())
                .query((row, _) -> row.getInt(1))
                .optional()
                .orElse(0);
    }

    /** What the last loads took that went the same way. */
    History history(Load load) {
        return database.sql(
                        """
                        SELECT coalesce(sum(staging_millis)::float8 / nullif(sum(bytes_read), 0), 0),
                               coalesce(sum(checking_millis)::float8 / nullif(sum(rows_read), 0), 0),
                               coalesce(sum(merging_millis)::float8 / nullif(sum(rows_merged), 0), 0)
                        FROM (SELECT * FROM ingestion.load
                              WHERE data_set = :set AND mode = :mode AND atomicity = :atomicity
                                AND state = 'done' AND rows_read >= 1000
                              ORDER BY id DESC LIMIT 5) AS last
                        """)
                .param("set", load.dataSet())
                .param("mode", load.mode().word())
                .param("atomicity", load.atomicity().word())
                .query((row, _) ->
                        new History(row.getDouble(1), row.getDouble(2), row.getDouble(3)))
                .single();
    }

    /**
     * Loads of which nothing was heard for so long: their worker is dead, or their task is gone.
     */
    List<Load> silent(Duration silence) {
        return database.sql(
                        """
                        SELECT * FROM ingestion.load
                        WHERE ended_at IS NULL AND state <> 'paused'
                          AND coalesce(heard_at, created_at) < now() - :silence * interval '1 ms'
                        """)
                .param("silence", silence.toMillis())
                .query((row, _) -> Load.read(row))
                .list();
    }

    /** Notes which loads that do not run have missed their deadline, each once. */
    List<Load> overdue() {
        return database.sql(
                        """
                        UPDATE ingestion.load SET deadline_alarm_at = now()
                        WHERE ended_at IS NULL AND deadline_alarm_at IS NULL AND deadline < now()
                        RETURNING *
                        """)
                .query((row, _) -> Load.read(row))
                .list();
    }
}
