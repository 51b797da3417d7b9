package org.bluehorizons.rehearsal.site;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** The one PostgreSQL of a site, which outlives all releases; durable, as the real one is. */
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * @param work where its data and its log are to be
     */
    public static Database start(Path work) throws IOException {
        Path binaries = Files.createDirectories(work.resolve("postgres-binaries"));
        Redirect log = Redirect.appendTo(work.resolve("postgres.log").toFile());
        return new Database(
                EmbeddedPostgres.builder()
                        .setPort(Slot.Ports.free())
                        .setDataDirectory(work.resolve("postgres"))
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setOutputRedirector(log)
                        .setErrorRedirector(log)
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .setLocaleConfig("locale", "C.UTF-8")
                        // The library's defaults trade durability for speed.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("timezone", "UTC")
                        .start());
    }

    /** For JDBC. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres"
                .formatted(postgres.getPort());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
