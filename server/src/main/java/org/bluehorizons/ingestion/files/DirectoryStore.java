package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Segments in a directory, of one node or on a file system that all share. */
final class DirectoryStore implements SegmentStore {

    private final Path directory;
    private final Spool spool;

    DirectoryStore(Path directory) {
        this.directory = directory;
        this.spool = new Spool(directory.resolve("incoming"));
    }

    @Override
    public long largestSegment() {
        return Long.MAX_VALUE;
    }

    @Override
    public Path newSpool() throws IOException {
        return spool.newFile();
    }

    /** On disk, contents and names, before it returns. */
    @Override
    public void put(String key, Path written) throws IOException {
        sync(written);
        var segment = path(key);
        Files.createDirectories(parent(segment));
        Files.move(written, segment, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(segment));
        sync(files());
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public Optional<Path> onDisk(String key) {
        return Optional.of(path(key));
    }

    @Override
    public void delete(String key) throws IOException {
        var segment = path(key);
        Files.deleteIfExists(segment);
        deleteIfEmpty(parent(segment));
    }

    private static void deleteIfEmpty(Path files) throws IOException {
        try {
            Files.deleteIfExists(files);
        } catch (DirectoryNotEmptyException others) {
            // It goes with the last one.
        }
    }

    @Override
    public void list(Instant writtenBefore, Consumer<String> keys) throws IOException {
        if (!Files.isDirectory(files())) {
            return;
        }
        try (var owners = Files.newDirectoryStream(files())) {
            for (var owner : owners) {
                if (Files.isDirectory(owner)) {
                    listOwned(owner, writtenBefore, keys);
                }
            }
        }
    }

    private void listOwned(Path owner, Instant writtenBefore, Consumer<String> keys)
            throws IOException {
        try (var segments = Files.newDirectoryStream(owner)) {
            for (var segment : segments) {
                if (Files.getLastModifiedTime(segment).toInstant().isBefore(writtenBefore)) {
                    keys.accept(owner.getFileName() + "/" + segment.getFileName());
                }
            }
        } catch (NoSuchFileException deletedMeanwhile) {
            // Somebody deletes the file at this moment.
        }
    }

    @Override
    public void clearSpool(Instant before) throws IOException {
        spool.clear(before);
    }

    private Path files() {
        return directory.resolve("files");
    }

    private Path path(String key) {
        return files().resolve(key);
    }

    private static Path parent(Path segment) {
        return segment.resolveSibling("");
    }
}
