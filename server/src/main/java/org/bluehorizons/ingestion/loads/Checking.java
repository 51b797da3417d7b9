package org.bluehorizons.ingestion.loads;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.bluehorizons.ingestion.BeyondLimit;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.StageCheck;

/**
 * What only the whole file can tell: keys that come twice, and the data set's checks of that scope.
 * One transaction, so a run that ends in between leaves nothing.
 */
final class Checking {

    private final Session session;
    private final Checkpoints checkpoints;
    private final Load load;
    private final DataSet dataSet;
    private final RunControl control;
    private final BadRows badRows;

    Checking(Session session, Load load, DataSet dataSet, RunControl control) {
        this.session = session;
        this.checkpoints = new Checkpoints(session, load);
        this.load = load;
        this.dataSet = dataSet;
        this.control = control;
        this.badRows = new BadRows(session, load.id());
    }

    void run() throws SQLException, IOException, InterruptedException, Stopped {
        control.check();
        var rejected = session.inTransaction(this::check);
        control.rejectedMore(rejected);
        if (rejected > 0 && control.rejected() > load.rejectedLimit()) {
            if (load.beyondLimit() == BeyondLimit.ROLLBACK) {
                throw BadRows.tooMany(load.rejectedLimit());
            }
            control.overLimit();
        }
    }

    private long check() throws Stopped {
        var chunks = checkpoints.chunks().stream().filter(Chunk::isStaged).toList();
        var rejected = 0L;
        if (!chunks.isEmpty()) {
            var staged = staged(chunks);
            if (!dataSet.key().isEmpty() && anyKeyRepeats(staged)) {
                rejected += remove(repeated(staged), chunks);
            }
            for (var check : dataSet.stageChecks()) {
                if (check.scope() == StageCheck.Scope.FILE) {
                    rejected += remove(check.on(staged), chunks);
                }
            }
        }
        checkpoints.rejected(rejected);
        if (rejected > 0 && control.rejected() + rejected > load.rejectedLimit()) {
            checkpoints.overLimit();
        }
        checkpoints.phase(LoadState.MERGING);
        return rejected;
    }

    private static String staged(List<Chunk> chunks) {
        return chunks.stream()
                .map(chunk -> "SELECT * FROM " + chunk.table())
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    private boolean anyKeyRepeats(String staged) {
        var key = String.join(", ", dataSet.key());
        session.sql().sql("DROP TABLE IF EXISTS pg_temp.repeated_key").update();
        session.sql()
                .sql(
                        """
                        CREATE TEMPORARY TABLE repeated_key ON COMMIT DROP AS
                        SELECT %1$s, min(line) AS first_line FROM %2$s AS s
                        GROUP BY %1$s HAVING count(*) > 1
                        """
                                .formatted(key, staged))
                .update();
        return session.sql()
                .sql("SELECT EXISTS (SELECT FROM pg_temp.repeated_key)")
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /** Later rows of a key that an earlier one has. */
    private String repeated(String staged) {
        var key = String.join(", ", dataSet.key());
        return """
        SELECT s.line, '%1$s', NULL,
               'each key (%2$s) once in a file; line ' || repeated.first_line || ' has it'
        FROM %3$s AS s JOIN pg_temp.repeated_key AS repeated USING (%2$s)
        WHERE s.line > repeated.first_line
        """
                .formatted(dataSet.key().getFirst(), key, staged);
    }

    private long remove(String query, List<Chunk> chunks) {
        var removed = badRows.remove(query, chunks.stream().map(Chunk::table).toList());
        var sum = 0L;
        for (var index = 0; index < chunks.size(); index++) {
            var rows = removed.get(index);
            if (rows > 0) {
                session.sql()
                        .sql(
                                """
                                UPDATE ingestion.load_chunk SET rows = rows - :rows
                                WHERE load_id = :load AND number = :number
                                """)
                        .param("rows", rows)
                        .param("load", load.id())
                        .param("number", chunks.get(index).number())
                        .update();
            }
            sum += rows;
        }
        return sum;
    }
}
