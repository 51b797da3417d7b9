package org.bluehorizons.ingestion.sources;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.ingestion.sources.FoundFiles.Found;
import org.bluehorizons.ingestion.sources.SourceSettings.Folder;

/**
 * A folder. A file is complete when two looks, as far apart as it has to settle, find it the same;
 * writers who do not want to rely on that write under a name that begins with a dot, or ends in
 * {@code .part} or {@code .tmp}, and rename. After its load it lies in {@code done} or {@code
 * failed} beside it. For one thread at a time.
 */
final class FolderPlace implements Place {

    static final String DONE = "done";
    static final String FAILED = "failed";

    private final Folder folder;
    private final Clock clock;
    private final Path directory;
    private final PathMatcher pattern;

    /** Since when a file has been as it is, in milliseconds. */
    private Map<Candidate, Long> seen = new HashMap<>();

    FolderPlace(Folder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.directory = Path.of(folder.directory());
        this.pattern = FileSystems.getDefault().getPathMatcher("glob:" + folder.pattern());
    }

    @Override
    public String id() {
        return "folder:" + folder.directory();
    }

    @Override
    public String dataSet() {
        return folder.dataSet();
    }

    @Override
    public List<Candidate> look() throws IOException {
        var now = clock.millis();
        var there = new HashMap<Candidate, Long>();
        var complete = new ArrayList<Candidate>();
        if (!Files.isDirectory(directory)) {
            return complete;
        }
        try (var files = Files.newDirectoryStream(directory, this::mayBeOne)) {
            for (var file : files) {
                var candidate = candidate(file);
                var since = seen.getOrDefault(candidate, now);
                there.put(candidate, since);
                if (now - since >= folder.settle().toMillis()) {
                    complete.add(candidate);
                }
            }
        } catch (NoSuchFileException movedMeanwhile) {
            return List.of();
        }
        seen = there;
        return complete;
    }

    private boolean mayBeOne(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".")
                && !name.endsWith(".part")
                && !name.endsWith(".tmp")
                && pattern.matches(file.getFileName())
                && Files.isRegularFile(file);
    }

    private static Candidate candidate(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Candidate(
                file.getFileName().toString(),
                "%d bytes of %s".formatted(attributes.size(), attributes.lastModifiedTime()));
    }

    @Override
    public InputStream open(Found found) throws IOException {
        var file = directory.resolve(found.name());
        if (!Files.isRegularFile(file) || !candidate(file).version().equals(found.version())) {
            throw new FileNotFoundException(
                    "%s: gone, or changed since it was found".formatted(found.name()));
        }
        return Files.newInputStream(file);
    }

    @Override
    public void ended(Found found, boolean well) throws IOException {
        var file = directory.resolve(found.name());
        if (!Files.isRegularFile(file) || !candidate(file).version().equals(found.version())) {
            return;
        }
        var target = Files.createDirectories(directory.resolve(well ? DONE : FAILED));
        Files.move(file, free(target, found), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Another file of that name may have been loaded before. */
    private static Path free(Path target, Found found) {
        var plain = target.resolve(found.name());
        return Files.exists(plain) ? target.resolve(found.id() + "-" + found.name()) : plain;
    }
}
