package org.bluehorizons.bench.tasks;

import java.sql.Connection;
import java.sql.SQLException;

/** Short ways to ask a database. */
final class Sql {
    private Sql() {}

    static long count(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static String text(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Statements between semicolons, each by itself: VACUUM runs in no transaction. */
    static void runEach(Connection database, String statements) throws SQLException {
        try (var statement = database.createStatement()) {
            for (String one : statements.split(";", -1)) {
                statement.execute(one);
            }
        }
    }
}
