package org.bluehorizons.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the embedded PostgreSQL. {@link #prepare} undoes what a process that was killed at
 * any point left there: half unpacked binaries, a half made cluster, a server without its owner.
 * Only for the holder of the {@link DirectoryLock}.
 *
 * @param root absolute
 */
record PostgresDirectory(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDirectory.class);
    private static final int STOP_SECONDS = 30;
    private static final long LONGEST_LOG = 4L << 20;

    Path data() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    void prepare() throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(binaries());
        stopOrphan();
        dropHalfUnpacked();
        dropHalfMade();
        if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG) {
            Files.delete(log());
        }
    }

    /** What PostgreSQL said last, for whoever has to mend it. */
    String lastWords() {
        try {
            var lines = Files.exists(log()) ? Files.readAllLines(log()) : List.<String>of();
            return lines.reversed().stream()
                    .filter(line -> line.contains("FATAL") || line.contains("error"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "nothing" : lines.getLast());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** The archive's unpacker writes {@code .exists} last, and takes a cut file for a whole one. */
    private void dropHalfUnpacked() throws IOException {
        try (var versions = Files.newDirectoryStream(binaries(), "PG-*")) {
            for (var version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }

    /**
     * The database {@code postgres}, which has our data, is what initdb makes last; its id is 5.
     */
    private void dropHalfMade() throws IOException {
        if (!Files.exists(data().resolve("base").resolve("5").resolve("PG_VERSION"))) {
            FileSystemUtils.deleteRecursively(data());
            Files.createDirectories(data());
        }
    }

    /** Ends a PostgreSQL that runs on these data. */
    void stopOrphan() throws IOException {
        var pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var process = process(Files.readAllLines(pidFile));
        if (process != null && process.isAlive() && isPostgres(process)) {
            LOG.info("stopping PostgreSQL {} that was left behind", process.pid());
            end(process);
        }
        Files.deleteIfExists(pidFile);
    }

    private static @Nullable ProcessHandle process(List<String> pidFile) {
        var first = pidFile.isEmpty() ? "" : pidFile.getFirst().strip();
        return first.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(first)).orElse(null)
                : null;
    }

    /** Whether it is PostgreSQL on these data, not a stranger with the number of a dead one. */
    private boolean isPostgres(ProcessHandle process) {
        var line =
                process.info()
                        .commandLine()
                        .orElseThrow(() ->
                                new StartException(
                                        "%s is in use by process %d of another user. Stop that one, or set BLUEHORIZONS_DATA_DIR."
                                                .formatted(root, process.pid())));
        return line.contains("postgres") && (line + " ").contains(" " + data() + " ");
    }

    private static void end(ProcessHandle process) throws IOException {
        // SIGINT: PostgreSQL's fast shutdown. To SIGTERM it would wait for its clients to leave.
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
