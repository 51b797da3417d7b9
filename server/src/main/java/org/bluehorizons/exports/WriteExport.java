package org.bluehorizons.exports;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.KeptFiles;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.stereotype.Component;

/**
 * {@code exports.write}: streams the rows of an export into a file. An attempt that does not come
 * to its end leaves nothing; the next one begins anew.
 */
@Component
class WriteExport implements TaskHandler<WriteExport.Order> {

    private static final int MOST_ATTEMPTS = 5;
    private static final int FETCHED_AT_ONCE = 1_000;

    /** Each holds a connection for as long as it runs. */
    private static final int MOST_AT_ONCE = 2;

    static final TaskType<Order> TYPE =
            TaskType.of("exports.write", Order.class, "Writes an export that staff asked for.")
                    .with(
                            new RetryPolicy(
                                    MOST_ATTEMPTS, Duration.ofSeconds(5), Duration.ofMinutes(2)))
                    .within(Duration.ofHours(1))
                    .atMost(MOST_AT_ONCE);

    private final ExportSets sets;
    private final ExportTable table;
    private final ExportSettings settings;
    private final KeptFiles files;
    private final DataSource database;

    /** Which one. */
    record Order(UUID export) {}

    /** The worker ends, or nobody wants the export any more. */
    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The export has more rows than a file may have. */
    private static final class TooManyRows extends IOException {

        private static final long serialVersionUID = 1L;

        TooManyRows(long most) {
            super("more than %d rows; ask for a shorter period".formatted(most));
        }
    }

    WriteExport(
            ExportSets sets,
            ExportTable table,
            ExportSettings settings,
            KeptFiles files,
            DataSource database) {
        this.sets = sets;
        this.table = table;
        this.settings = settings;
        this.files = files;
        this.database = database;
    }

    @Override
    public TaskType<Order> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Order order, TaskRun run) throws Exception {
        var found = table.find(order.export());
        if (found.isEmpty() || found.get().isDone()) {
            return TaskResult.DONE;
        }
        var export = found.get();
        try {
            var rows = write(export, run);
            return new TaskResult.Done(Map.of("export", export.id(), "rows", rows));
        } catch (Stopped stopped) {
            return new TaskResult.Continue(Duration.ZERO);
        } catch (TooManyRows tooMany) {
            var why = String.valueOf(tooMany.getMessage());
            table.failed(export.id(), why);
            throw new GiveUp(why);
        } catch (IOException | SQLException | RuntimeException failure) {
            if (run.attempt() >= MOST_ATTEMPTS) {
                table.failed(export.id(), "it could not be written; its task tells why");
            }
            throw failure;
        }
    }

    /** In a transaction, else the driver would fetch all rows at once. */
    private long write(Export export, TaskRun run) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try {
                return write(export, run, connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private long write(Export export, TaskRun run, Connection connection)
            throws IOException, SQLException {
        var set =
                sets.find(export.dataSet())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "this version has no export " + export.dataSet()));
        try (var query = connection.prepareStatement(set.query())) {
            query.setFetchSize(FETCHED_AT_ONCE);
            query.setObject(1, export.from().atOffset(ZoneOffset.UTC));
            query.setObject(2, export.to().atOffset(ZoneOffset.UTC));
            try (var rows = query.executeQuery();
                    var csv = new RowsAsCsv(rows, count -> look(count, run))) {
                var file = files.keep(name(export), "export", export.createdBy(), csv);
                table.done(export.id(), csv.count(), file);
                return csv.count();
            }
        }
    }

    private void look(long rows, TaskRun run) throws IOException {
        if (run.stopping()) {
            throw new Stopped();
        }
        if (rows > settings.mostRows()) {
            throw new TooManyRows(settings.mostRows());
        }
        run.progress(rows, 0, "rows");
    }

    static String name(Export export) {
        return "%s-%s-%s.csv"
                .formatted(
                        export.dataSet(),
                        export.from().atOffset(ZoneOffset.UTC).toLocalDate(),
                        export.to().atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
