package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts over what earlier processes, killed at any point, may have left. */
class EmbeddedDatabaseTest {

    @TempDir private Path directory;

    @Test
    void startsOverAFirstStartThatWasCutShort() throws Exception {
        // As initdb and the unpacking of the binaries leave them when they are killed.
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "18\n");
        Files.writeString(directory.resolve("postgres/postgresql.conf"), "");
        try (var database = EmbeddedDatabase.start(directory, 0)) {
            assertThat(one(database, "SHOW fsync")).isEqualTo("on");
        }
        for (var binary : binaries()) {
            Files.delete(binary.resolve(".exists"));
            Files.writeString(binary.resolve("bin/postgres"), "cut");
        }
        // A new process: this one remembers where it unpacked them.
        new PostgresDirectory(directory).prepare();
        assertThat(binaries()).isEmpty();
    }

    @Test
    void keepsItsDataAndLeavesAStrangerWithTheOldNumberAlone() throws Exception {
        try (var database = EmbeddedDatabase.start(directory, 0)) {
            run(database, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    directory.resolve("postgres/postmaster.pid"), stranger.pid() + "\nand more\n");
            try (var database = EmbeddedDatabase.start(directory, 0)) {
                assertThat(one(database, "SELECT answer FROM kept")).isEqualTo("42");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (var _ = DirectoryLock.take(directory)) {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                    .withMessageContaining("in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void doesNotTakeAnothersServerForItsOwn() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(directory, taken.getLocalPort()))
                    .withMessageContaining("bluehorizons.database.embedded-port")
                    .withMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    private Path[] binaries() throws IOException {
        try (var found = Files.list(directory.resolve("postgres-binaries"))) {
            return found.toArray(Path[]::new);
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
