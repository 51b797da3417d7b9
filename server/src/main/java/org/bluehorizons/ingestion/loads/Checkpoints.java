package org.bluehorizons.ingestion.loads;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a run writes of its load, in its session's transaction. Each statement on the load names the
 * run: once a later one has begun, it is not written, and the transaction with it.
 */
final class Checkpoints {

    private final Session session;
    private final Load load;

    Checkpoints(Session session, Load load) {
        this.session = session;
        this.load = load;
    }

    List<Chunk> chunks() {
        return session.sql()
                .sql("SELECT * FROM ingestion.load_chunk WHERE load_id = :load ORDER BY number")
                .param("load", load.id())
                .query((row, _) -> Chunk.read(row))
                .list();
    }

    /** The chunk is read, and its good rows are in its table, or where they belong. */
    void staged(Chunk chunk, long rejected) throws Stopped {
        session.sql()
                .sql(
                        """
                        INSERT INTO ingestion.load_chunk
                            (load_id, number, first_line, last_line, rows_read, rows, bytes_read,
                             table_name, merged)
                        VALUES (:load, :number, :first, :last, :read, :rows, :bytes, :table,
                                :merged)
                        ON CONFLICT (load_id, number) DO UPDATE
                        SET rows = excluded.rows, table_name = excluded.table_name
                        """)
                .param("load", load.id())
                .param("number", chunk.number())
                .param("first", chunk.firstLine())
                .param("last", chunk.lastLine())
                .param("read", chunk.rowsRead())
                .param("rows", chunk.rows())
                .param("bytes", chunk.bytesRead())
                .param("table", chunk.table())
                .param("merged", chunk.merged())
                .update();
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load
                                SET rows_read = rows_read + :read, bytes_read = :bytes,
                                    rows_rejected = rows_rejected + :rejected, failures = 0
                                WHERE id = :load AND run = :run
                                """)
                        .param("read", chunk.rowsRead())
                        .param("bytes", chunk.bytesRead())
                        .param("rejected", rejected));
    }

    /** The chunk's rows are where they belong. */
    void merged(Chunk chunk, long changed) throws Stopped {
        session.sql()
                .sql(
                        """
                        UPDATE ingestion.load_chunk SET merged = true, table_name = ''
                        WHERE load_id = :load AND number = :number
                        """)
                .param("load", load.id())
                .param("number", chunk.number())
                .update();
        changed(changed);
    }

    /** What the data set said of rows that it took over. */
    void changed(long rows) throws Stopped {
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load
                                SET rows_changed = rows_changed + :rows, failures = 0
                                WHERE id = :load AND run = :run
                                """)
                        .param("rows", rows));
    }

    /** The load goes on there, in this run and in later ones. */
    void phase(LoadState phase) throws Stopped {
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load SET phase = :phase, state = :phase
                                WHERE id = :load AND run = :run
                                """)
                        .param("phase", phase.word()));
    }

    void overLimit() throws Stopped {
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load SET over_limit = true
                                WHERE id = :load AND run = :run
                                """));
    }

    /** More bad rows, of a chunk's or of the file's check. */
    void rejected(long rows) throws Stopped {
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load SET rows_rejected = rows_rejected + :rows
                                WHERE id = :load AND run = :run
                                """)
                        .param("rows", rows));
    }

    /** What was staged is lost: all is read again. Chunks that are merged stay so. */
    void lost() throws Stopped {
        session.sql()
                .sql("DELETE FROM ingestion.load_chunk WHERE load_id = :load AND NOT merged")
                .param("load", load.id())
                .update();
        session.sql()
                .sql("UPDATE ingestion.load_chunk SET table_name = '' WHERE load_id = :load")
                .param("load", load.id())
                .update();
        session.sql()
                .sql("DELETE FROM ingestion.rejected_row WHERE load_id = :load")
                .param("load", load.id())
                .update();
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load
                                SET phase = 'staging', state = 'staging', over_limit = false,
                                    rows_read = 0, rows_rejected = 0, bytes_read = 0
                                WHERE id = :load AND run = :run
                                """));
    }

    /** The load is over; its chunks are forgotten. */
    void end(
            LoadState state,
            long merged,
            Load.Millis millis,
            @Nullable String code,
            @Nullable String error)
            throws Stopped {
        fenced(
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load
                                SET state = :state, wanted = NULL, error_code = :code,
                                    error = :error, rows_merged = :merged,
                                    staging_millis = :staging, checking_millis = :checking,
                                    merging_millis = :merging, ended_at = clock_timestamp(),
                                    estimated_end = NULL
                                WHERE id = :load AND run = :run
                                """)
                        .param("state", state.word())
                        .param("merged", merged)
                        .param("staging", millis.staging())
                        .param("checking", millis.checking())
                        .param("merging", millis.merging())
                        .param("code", code)
                        .param("error", error));
        session.sql()
                .sql("DELETE FROM ingestion.load_chunk WHERE load_id = :load")
                .param("load", load.id())
                .update();
    }

    private void fenced(StatementSpec update) throws Stopped {
        if (update.param("load", load.id()).param("run", load.run()).update() == 0) {
            throw new Stopped(Stopped.Reason.TAKEN_OVER);
        }
    }
}
