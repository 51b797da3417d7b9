package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** A directory of this node for files that are being written or read. Safe for many threads. */
final class Spool {

    private static final String PREFIX = "bluehorizons-spool-";

    private final Path directory;

    Spool(Path directory) {
        this.directory = directory;
    }

    /** A name that is not taken. */
    Path newFile() throws IOException {
        Files.createDirectories(directory);
        return Files.createFile(directory.resolve(PREFIX + UUID.randomUUID()));
    }

    /** Removes what nobody has written to since; who reads a file keeps it open. */
    void clear(Instant before) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (var file : files) {
                deleteIfOlder(file, before);
            }
        }
    }

    private static void deleteIfOlder(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException finishedMeanwhile) {
            // Somebody has just finished it.
        }
    }
}
