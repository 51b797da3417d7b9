package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Segments as objects of a bucket. They are spooled on this node's disk while they come. */
final class BucketStore implements SegmentStore {

    private final ObjectStorage storage;
    private final FileSettings settings;
    private final Spool spool;

    BucketStore(ObjectStorage storage, FileSettings settings, Spool spool) {
        this.storage = storage;
        this.settings = settings;
        this.spool = spool;
    }

    @Override
    public long largestSegment() {
        return settings.segment().toBytes();
    }

    @Override
    public Path newSpool() throws IOException {
        return spool.newFile();
    }

    @Override
    public void put(String key, Path spooled) throws IOException {
        storage.put(settings.bucket(), settings.prefix() + key, spooled);
        Files.delete(spooled);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return storage.open(settings.bucket(), settings.prefix() + key, null);
    }

    @Override
    public Optional<Path> onDisk(String key) {
        return Optional.empty();
    }

    @Override
    public void delete(String key) throws IOException {
        storage.delete(settings.bucket(), settings.prefix() + key);
    }

    @Override
    public void list(Instant writtenBefore, Consumer<String> keys) throws IOException {
        storage.listAll(
                settings.bucket(),
                settings.prefix(),
                object -> {
                    if (object.lastModified().isBefore(writtenBefore)) {
                        keys.accept(object.key().substring(settings.prefix().length()));
                    }
                });
    }

    @Override
    public void clearSpool(Instant before) throws IOException {
        spool.clear(before);
    }
}
