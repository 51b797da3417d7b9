package org.bluehorizons.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL from Maven's binaries, run beside this process on the loopback address. Durable
 * like a server: what was committed survives {@code kill -9} of either process. A server that an
 * earlier, killed process left behind is stopped first.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WAIT = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final EmbeddedPostgres postgres;
    private final DirectoryLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DirectoryLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /**
     * @param directory holds the binaries and the data; made when it is not there
     * @param port loopback port, or 0 for any free one
     */
    static EmbeddedDatabase start(Path directory, int port) {
        var lock = DirectoryLock.take(directory.toAbsolutePath().normalize());
        try {
            return new EmbeddedDatabase(launch(lock.directory(), port), lock);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedPostgres launch(Path directory, int port) {
        var data = directory.resolve("postgres");
        try {
            Files.createDirectories(data);
            stopOrphan(data);
            demandFree(port);
            var builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setOverrideWorkingDirectory(
                                    directory.resolve("postgres-binaries").toFile())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_WAIT)
                            .setLocaleConfig("locale", "C.UTF-8")
                            // The library's defaults trade durability for speed; ours must not.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "512MB")
                            .setServerConfig("max_wal_size", "4GB")
                            .setServerConfig("checkpoint_timeout", "15min")
                            // No socket files in a directory that others share.
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("timezone", "UTC");
            if (port != 0) {
                builder.setPort(port);
            }
            var postgres = builder.start();
            LOG.info("PostgreSQL is up on port {}, its data in {}", postgres.getPort(), data);
            return postgres;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL in %s did not start; its log says why. As root it needs user namespaces (unshare -U): where they are forbidden, run as another user or set DATABASE_URL."
                            .formatted(data),
                    failure);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres"
                .formatted(postgres.getPort());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            lock.close();
        }
    }

    /** Else the server that has the port would be taken for ours. */
    private static void demandFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new StartException(
                    "bluehorizons.database.embedded-port: port %d is in use".formatted(port),
                    taken);
        }
    }

    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var orphan = ProcessHandle.of(pid).filter(process -> isPostgresOf(data, process));
        if (orphan.isPresent()) {
            LOG.info("stopping PostgreSQL {} that a killed process left behind", pid);
            end(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgresOf(Path data, ProcessHandle process) {
        return Optional.of(process.info())
                .flatMap(ProcessHandle.Info::commandLine)
                .map(line -> line.contains("postgres") && line.contains(data.toString()))
                .orElse(false);
    }

    private static void end(ProcessHandle process) throws IOException {
        // SIGINT: PostgreSQL's fast shutdown. To SIGTERM it would wait for its clients to leave.
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
        }
    }
}
