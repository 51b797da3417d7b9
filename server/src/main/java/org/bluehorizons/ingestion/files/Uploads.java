package org.bluehorizons.ingestion.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.files.LoadFileTable.Arriving;
import org.bluehorizons.ingestion.files.TusHeaders.Checksum;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files that come in pieces, each at the offset where the one before ended or broke off. Of several
 * requests for one file the newest goes on; what older ones still bring is not kept. Safe for use
 * by many threads and processes.
 */
@Component
class Uploads {

    private final LoadFileTable table;
    private final SegmentStore store;
    private final LoadFiles files;
    private final FileSettings settings;

    Uploads(LoadFileTable table, SegmentStore store, LoadFiles files, FileSettings settings) {
        this.table = table;
        this.store = store;
        this.files = files;
        this.settings = settings;
    }

    /** Bytes that do not have the checksum that was promised; none was kept. */
    static final class ChecksumMismatch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChecksumMismatch() {
            super("The bytes do not have the checksum of Upload-Checksum; none was kept.");
        }
    }

    /**
     * @throws ProblemException 413, 422
     */
    Arriving begin(NewFile file, long size) {
        if (size > settings.largest().toBytes()) {
            throw ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "file_too_large",
                    "Upload-Length: %d (expected: at most %d)"
                            .formatted(size, settings.largest().toBytes()));
        }
        if (size == 0) {
            throw ProblemException.field(TusHeaders.LENGTH, "a file that is not empty");
        }
        var id = table.begin(file, size, true, settings.uploadExpiry());
        return table.arriving(id).orElseThrow(() -> LoadFiles.unknown(id));
    }

    /**
     * Where an upload stands, if it is not whole; one of which all bytes are there is completed.
     */
    Optional<Arriving> find(UUID id) throws IOException {
        var upload = table.arriving(id);
        if (upload.isPresent() && upload.get().received() == upload.get().size()) {
            files.complete(upload.get());
            return Optional.empty();
        }
        return upload;
    }

    /**
     * Takes further bytes; call it outside any transaction. What has come before it breaks off is
     * kept, unless there is a checksum.
     *
     * @param whole whether these are all bytes of the file
     * @return how many bytes of the file are there now
     * @throws ProblemException 404, 409 for another offset, 413, 422 when the file is whole and not
     *     what its name promises
     * @throws ChecksumMismatch when nothing was kept
     * @throws IOException when it broke off
     */
    long append(
            UUID id, long offset, boolean whole, @Nullable Checksum checksum, InputStream content)
            throws IOException {
        var upload = table.arriving(id).orElseThrow(() -> LoadFiles.unknown(id));
        var writer = table.claim(id, offset).orElseThrow(() -> otherOffset(offset, upload));
        var digests = new ArrayList<MessageDigest>();
        var ofAll = Digests.sha256();
        if (whole) {
            digests.add(ofAll);
        }
        if (checksum != null) {
            digests.add(checksum.digest());
        }
        var limits =
                new Arrival.Limits(
                        Math.min(store.largestSegment(), settings.segment().toBytes()),
                        upload.size(),
                        true,
                        checksum != null,
                        settings.uploadExpiry());
        var arrival = new Arrival(table, store, id, writer, offset, limits, List.copyOf(digests));
        receive(arrival, content, checksum);
        if (arrival.position() == upload.size()) {
            if (whole) {
                files.complete(upload, ofAll);
            } else {
                files.complete(upload);
            }
        }
        return arrival.position();
    }

    private static void receive(Arrival arrival, InputStream content, @Nullable Checksum checksum)
            throws IOException {
        try {
            arrival.receive(content);
            if (checksum != null && !checksum.holds()) {
                throw new ChecksumMismatch();
            }
            arrival.keepHeld();
        } finally {
            arrival.discardHeld();
        }
    }

    private static ProblemException otherOffset(long offset, Arriving upload) {
        return ProblemException.of(
                        HttpStatus.CONFLICT,
                        "upload_offset",
                        "Upload-Offset: %d (expected: %d)".formatted(offset, upload.received()))
                .withHeader(TusHeaders.OFFSET, String.valueOf(upload.received()));
    }

    /**
     * @throws ProblemException 404
     */
    void giveUp(UUID id) throws IOException {
        var upload = table.arriving(id).orElseThrow(() -> LoadFiles.unknown(id));
        files.remove(upload.id());
    }
}
