package org.bluehorizons.tasks.queue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.stereotype.Component;

/**
 * Statements over many rows, planned anew each time: the table of tasks is empty and full by turns,
 * and a plan made for the empty one would read the full one whole. Parameters are question marks,
 * lists of them arrays. Joins the caller's transaction; safe for use by many threads.
 */
@Component
public final class Statements {

    private final JdbcTemplate database;

    public Statements(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    public <R> List<R> query(String sql, RowMapper<R> mapper, @Nullable Object... parameters) {
        ResultSetExtractor<List<R>> rows = new RowMapperResultSetExtractor<>(mapper);
        var found =
                database.execute(
                        planned(sql),
                        statement -> {
                            set(statement, parameters);
                            try (var result = statement.executeQuery()) {
                                return rows.extractData(result);
                            }
                        });
        return found == null ? List.of() : found;
    }

    /**
     * @return how many rows were changed
     */
    public int update(String sql, @Nullable Object... parameters) {
        var changed =
                database.execute(
                        planned(sql),
                        statement -> {
                            set(statement, parameters);
                            return statement.executeUpdate();
                        });
        return changed == null ? 0 : changed;
    }

    private static PreparedStatementCreator planned(String sql) {
        return connection -> {
            var statement = connection.prepareStatement(sql);
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return statement;
        };
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
