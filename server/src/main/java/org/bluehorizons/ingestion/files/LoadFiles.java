package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.files.LoadFileTable.Arriving;
import org.bluehorizons.ingestion.formats.FileKind;
import org.bluehorizons.ingestion.formats.RowSource;
import org.bluehorizons.ingestion.formats.UnreadableFile;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The files that may be loaded. Safe for use by many threads. */
@Component
public class LoadFiles {

    /** A file in one request is given up when not even a segment came in so long. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private final LoadFileTable table;
    private final SegmentStore store;
    private final FileSettings settings;

    LoadFiles(LoadFileTable table, SegmentStore store, FileSettings settings) {
        this.table = table;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Takes a file in, from the first byte to the last, or not at all; call it outside any
     * transaction. Blocks while it comes; the caller closes the stream.
     *
     * @throws ProblemException 413; 422 when it is empty or not what its name promises
     * @throws IOException when it does not come whole, or cannot be kept
     */
    public LoadFile take(NewFile file, InputStream content) throws IOException {
        return take(file, content, null);
    }

    /**
     * @param sha256 what the content has to have, in hexadecimal; null: anything
     */
    LoadFile take(NewFile file, InputStream content, @Nullable String sha256) throws IOException {
        var id = table.begin(file, -1, false, PATIENCE);
        var whole = false;
        try {
            var digest = Digests.sha256();
            var arrival =
                    new Arrival(
                            table,
                            store,
                            id,
                            table.claim(id, 0).orElseThrow(),
                            0,
                            new Arrival.Limits(
                                    store.largestSegment(),
                                    settings.largest().toBytes(),
                                    false,
                                    false,
                                    PATIENCE),
                            List.of(digest));
            arrival.receive(content);
            complete(file.name(), file.mediaType(), id, digest, sha256);
            whole = true;
        } finally {
            if (!whole) {
                remove(id);
            }
        }
        return get(id);
    }

    /** Makes an upload of which all bytes are there a file; once, however often it is called. */
    LoadFile complete(Arriving upload) throws IOException {
        var digest = Digests.sha256();
        try (var content = source(upload.id()).open()) {
            Digests.update(digest, content);
        }
        complete(upload, digest);
        return get(upload.id());
    }

    /**
     * @param digest of all bytes
     * @throws ProblemException 422 when it is empty or not what its name promises; it is gone then
     */
    void complete(Arriving upload, MessageDigest digest) throws IOException {
        try {
            complete(upload.name(), upload.mediaType(), upload.id(), digest, null);
        } catch (ProblemException notWhatItPromises) {
            remove(upload.id());
            throw notWhatItPromises;
        }
    }

    private void complete(
            String name,
            @Nullable String mediaType,
            UUID id,
            MessageDigest digest,
            @Nullable String wanted)
            throws IOException {
        var sha256 = HexFormat.of().formatHex(digest.digest());
        if (wanted != null && !wanted.equals(sha256)) {
            throw ProblemException.field(
                    "Repr-Digest", "SHA-256 of the body, which is " + sha256 + " in hexadecimal");
        }
        var first = new byte[0];
        try (var content = source(id).open()) {
            first = content.readNBytes(FileKind.FIRST_BYTES);
        }
        if (first.length == 0) {
            throw ProblemException.field("body", "a file that is not empty");
        }
        try {
            table.complete(id, FileKind.told(name, mediaType, first), sha256);
        } catch (UnreadableFile notWhatItPromises) {
            throw ProblemException.field("body", notWhatItPromises.rule());
        }
    }

    public Optional<LoadFile> find(UUID id) {
        return table.find(id);
    }

    /**
     * @throws ProblemException 404
     */
    public LoadFile get(UUID id) {
        return table.find(id).orElseThrow(() -> unknown(id));
    }

    /** Newest first. */
    List<LoadFile> list(@Nullable UUID before, int rows) {
        return table.list(before, rows);
    }

    /** The bytes of a file, readable by every worker; empty for an unknown one. */
    public RowSource source(UUID id) {
        return new StoredFile(store, table.segments(id));
    }

    /**
     * @throws ProblemException 404, or 409 while a load needs it
     */
    void delete(UUID id) throws IOException {
        get(id);
        if (table.isInUse(id)) {
            throw ProblemException.conflict(
                    "file_in_use",
                    List.of(new FieldProblem("id", "a load needs it; wait for it or cancel it")));
        }
        remove(id);
    }

    /** Out of the table first: what then remains in the store is found as an orphan. */
    void remove(UUID id) throws IOException {
        var segments = table.segments(id);
        table.delete(id);
        for (var segment : segments) {
            store.delete(segment.key());
        }
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "load_file_not_found",
                "There is no file %s; it may have been deleted after its retention.".formatted(id));
    }
}
