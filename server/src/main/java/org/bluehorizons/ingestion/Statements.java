package org.bluehorizons.ingestion;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** SQL with named parameters for data sets, on the connection that their load gives them. */
public final class Statements {

    private Statements() {}

    /**
     * In the connection's transaction, which it neither ends nor closes. What the database refuses
     * is thrown as a {@link org.springframework.dao.DataAccessException} caused by the {@code
     * SQLException}.
     */
    public static JdbcClient on(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
