package org.bluehorizons.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL from Maven's binaries, run beside this process on the loopback address. Durable
 * like a server: what was committed survives {@code kill -9} of either process.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    // After a crash under load it reads back up to max_wal_size of its log first.
    private static final Duration START_WAIT = Duration.ofMinutes(2);

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
            return new EmbeddedDatabase(
                    launch(new PostgresDirectory(lock.directory()), port), lock);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedPostgres launch(PostgresDirectory directory, int port) {
        refuseWithoutNamespace();
        try {
            directory.prepare();
            refuseTakenPort(port);
            var log = ProcessBuilder.Redirect.appendTo(directory.log().toFile());
            var builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory.data())
                            .setOverrideWorkingDirectory(directory.binaries().toFile())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_WAIT)
                            .setOutputRedirector(log)
                            .setErrorRedirector(log)
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
                            // Refused statements are ours to tell, each where it happens.
                            .setServerConfig("log_min_messages", "log")
                            .setServerConfig("timezone", "UTC");
            if (port != 0) {
                builder.setPort(port);
            }
            var postgres = builder.start();
            LOG.info("PostgreSQL is up on port {}", postgres.getPort());
            return postgres;
        } catch (IOException | IllegalStateException failure) {
            stop(directory);
            throw new StartException(
                    "the embedded PostgreSQL did not start: %s (all of it in %s). It is under BLUEHORIZONS_DATA_DIR; set DATABASE_URL to use a server instead."
                            .formatted(directory.lastWords(), directory.log()),
                    failure);
        }
    }

    /** It may still be starting. */
    private static void stop(PostgresDirectory directory) {
        try {
            directory.stopOrphan();
        } catch (IOException failure) {
            LOG.warn("a PostgreSQL may be left behind in {}", directory.data(), failure);
        }
    }

    /** PostgreSQL refuses to run as root, so as root it runs in a user namespace. */
    private static void refuseWithoutNamespace() {
        if (!canRun()) {
            throw new StartException(
                    "root may not make user namespaces here (unshare -U), which the embedded PostgreSQL needs. Run as another user, or set DATABASE_URL to a PostgreSQL server.");
        }
    }

    /** Else the server that has the port would be taken for ours. */
    private static void refuseTakenPort(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new StartException(
                    "bluehorizons.database.embedded-port: cannot listen on port %d: %s. Set BLUEHORIZONS_DATABASE_EMBEDDEDPORT to a free one."
                            .formatted(port, taken.getMessage()),
                    taken);
        }
    }

    /** Whether this process may start one at all. */
    public static boolean canRun() {
        return !"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable();
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
}
