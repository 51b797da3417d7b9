package org.bluehorizons.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for all tests of a JVM; each caller gets a database of its own. */
public final class TestDatabase {

    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    /** The JDBC url of a new, empty database. */
    public static String create() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres"
                .formatted(POSTGRES.getPort(), name);
    }

    private static EmbeddedPostgres start() {
        try {
            var postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "300")
                            // No socket files in a directory that others share.
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("timezone", "UTC")
                            .setRegisterShutdownHook(false)
                            .start();
            SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** After the last context, which needs it to end in good order. */
    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
