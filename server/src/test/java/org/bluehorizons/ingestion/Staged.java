package org.bluehorizons.ingestion;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.RowCheck.Row;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into a data set as a load would, without the engine: stages them, checks, and merges
 * them in one chunk and one transaction. For tests of what a data set itself does.
 */
public final class Staged {

    private final DataSet dataSet;
    private final DataSource database;
    private final LoadMode mode;
    private final UUID load = UUID.randomUUID();

    /** Lines that were rejected, as {@code line column: rule}, and rows added or changed. */
    public record Outcome(List<String> rejected, long changed) {}

    private Staged(DataSet dataSet, DataSource database, LoadMode mode) {
        this.dataSet = dataSet;
        this.database = database;
        this.mode = mode;
    }

    public static Outcome merge(DataSet dataSet, DataSource database, String csv)
            throws SQLException {
        return new Staged(dataSet, database, dataSet.modes().getFirst()).all(csv);
    }

    public static Outcome load(DataSet dataSet, DataSource database, LoadMode mode, String csv)
            throws SQLException {
        return new Staged(dataSet, database, mode).all(csv);
    }

    /** A load that begins, merges what there is, and does not end. */
    public static Staged begin(DataSet dataSet, DataSource database, LoadMode mode, String csv)
            throws SQLException {
        var staged = new Staged(dataSet, database, mode);
        staged.merge(csv);
        return staged;
    }

    public void publish() throws SQLException {
        inTransaction(connection -> {
            dataSet.publish(connection, load, mode);
            return 0L;
        });
    }

    public void discard() throws SQLException {
        inTransaction(connection -> {
            dataSet.discard(connection, load, mode);
            return 0L;
        });
    }

    private Outcome all(String csv) throws SQLException {
        var outcome = merge(csv);
        publish();
        return outcome;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private Outcome merge(String csv) throws SQLException {
        inTransaction(connection -> {
            dataSet.prepare(connection, load, mode);
            return 0L;
        });
        return inTransaction(connection -> {
            var rejected = new ArrayList<String>();
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS pg_temp.staged");
                statement.execute(
                        "CREATE TEMPORARY TABLE staged (line bigint, %s) ON COMMIT DROP"
                                .formatted(
                                        dataSet.columns().stream()
                                                .map(column ->
                                                        column.name()
                                                                + " "
                                                                + column.type().staged())
                                                .collect(joining(", "))));
            }
            insert(connection, csv, rejected);
            runChecks(connection, rejected);
            var changed =
                    rejected.isEmpty()
                            ? dataSet.merge(
                                    connection,
                                    new StagedRows(load, mode, "pg_temp.staged", 2, 2, count(csv)))
                            : 0;
            return new Outcome(rejected, changed);
        });
    }

    private static long count(String csv) {
        return csv.lines().count() - 1;
    }

    private void insert(Connection connection, String csv, List<String> rejected)
            throws SQLException {
        var lines = csv.lines().toList();
        var header = List.of(lines.getFirst().split(",", -1));
        var codes = dataSet.codes(connection);
        var check = dataSet.rowCheck(connection);
        var columns = dataSet.columns();
        for (var line = 1; line < lines.size(); line++) {
            var fields = lines.get(line).split(",", -1);
            var values = new @Nullable String[columns.size()];
            for (var index = 0; index < values.length; index++) {
                var at = header.indexOf(columns.get(index).name());
                var text = at < 0 || fields[at].isEmpty() ? null : fields[at];
                var known = codes.get(columns.get(index).name());
                values[index] =
                        text == null || known == null ? text : String.valueOf(known.of(text));
            }
            var broken = check.broken(new TextRow(columns, values));
            if (broken != null) {
                rejected.add("%d %s: %s".formatted(line + 1, broken.column(), broken.rule()));
                continue;
            }
            insertRow(connection, line + 1, values);
        }
    }

    private void insertRow(Connection connection, int line, @Nullable String[] values)
            throws SQLException {
        var sql =
                "INSERT INTO staged VALUES (?, %s)"
                        .formatted(
                                dataSet.columns().stream()
                                        .map(column -> "?::" + column.type().staged())
                                        .collect(joining(", ")));
        try (var insert = connection.prepareStatement(sql)) {
            insert.setLong(1, line);
            for (var index = 0; index < values.length; index++) {
                insert.setObject(index + 2, values[index], Types.VARCHAR);
            }
            insert.executeUpdate();
        }
    }

    private void runChecks(Connection connection, List<String> rejected) throws SQLException {
        for (var check : dataSet.stageChecks()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(check.on("staged"))) {
                while (rows.next()) {
                    rejected.add(
                            "%d %s: %s"
                                    .formatted(
                                            rows.getLong(1), rows.getString(2), rows.getString(4)));
                }
            }
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private record TextRow(List<Column> columns, @Nullable String[] values) implements Row {

        @Override
        public @Nullable String text(int column) {
            return values[column];
        }

        @Override
        public long number(int column) {
            var text = values[column];
            if (text == null) {
                return 0;
            }
            return switch (columns.get(column).type()) {
                case INTEGER, CODE -> Long.parseLong(text);
                case DATE -> LocalDate.parse(text).toEpochDay();
                case INSTANT -> Instant.parse(text).toEpochMilli() * 1_000;
                case DECIMAL -> new BigDecimal(text).unscaledValue().longValueExact();
                case TEXT, BOOLEAN, JSON -> 0;
            };
        }

        @Override
        public int scale(int column) {
            var text = values[column];
            return text == null ? 0 : new BigDecimal(text).scale();
        }
    }
}
