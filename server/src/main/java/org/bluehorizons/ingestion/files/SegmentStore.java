package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where segments of files lie: a directory or a bucket. A segment is written once, whole or not at
 * all, and never changes. Safe for use by many threads and processes.
 */
interface SegmentStore {

    /** The most bytes of a segment of a file that comes in one go. */
    long largestSegment();

    /** A new, empty file of this node for bytes that come in. */
    Path newSpool() throws IOException;

    /**
     * Makes a spooled file a segment; the spooled file is gone afterwards.
     *
     * @param key such as {@code 0199.../0-1}; new
     */
    void put(String key, Path spool) throws IOException;

    /**
     * @throws java.io.FileNotFoundException when there is none
     */
    InputStream open(String key) throws IOException;

    /** The segment on a disk of this node, when it lies there anyway. */
    Optional<Path> onDisk(String key);

    /** Nothing happens when there is none. */
    void delete(String key) throws IOException;

    /** Tells all segments that were written before, in any order. */
    void list(Instant writtenBefore, Consumer<String> keys) throws IOException;

    /** Removes what this node began to spool before and never finished. */
    void clearSpool(Instant before) throws IOException;
}
