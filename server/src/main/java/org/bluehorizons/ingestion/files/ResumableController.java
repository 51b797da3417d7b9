package org.bluehorizons.ingestion.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.ingestion.files.LoadFileTable.Arriving;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/load-files/uploads}: files in pieces, as the tus protocol 1.0.0 says (core, creation,
 * expiration, checksum, termination). A finished upload is the file of the same id.
 */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping(ResumableController.PATH)
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Load files")
class ResumableController {

    static final String PATH = LoadFileController.PATH + "/uploads";

    private static final int CHECKSUM_MISMATCH = 460;

    private final Uploads uploads;
    private final LoadFiles files;
    private final FileSettings settings;

    ResumableController(Uploads uploads, LoadFiles files, FileSettings settings) {
        this.uploads = uploads;
        this.files = files;
        this.settings = settings;
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    @Operation(summary = "What of the tus protocol is spoken here")
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(TusHeaders.RESUMABLE, TusHeaders.VERSION)
                .header("Tus-Version", TusHeaders.VERSION)
                .header("Tus-Extension", TusHeaders.EXTENSIONS)
                .header("Tus-Checksum-Algorithm", TusHeaders.ALGORITHMS)
                .header("Tus-Max-Size", String.valueOf(settings.largest().toBytes()))
                .build();
    }

    @PostMapping
    @Operation(
            summary = "Begin an upload that may be resumed (tus 1.0.0)",
            description = "Upload-Metadata: filename, and filetype if known, in Base64.")
    ResponseEntity<Void> begin(
            @RequestHeader(TusHeaders.RESUMABLE) @Nullable String version,
            @RequestHeader(TusHeaders.LENGTH) String length,
            @RequestHeader(name = TusHeaders.METADATA, required = false) @Nullable String metadata,
            Actor actor) {
        TusHeaders.demandVersion(version);
        var told = TusHeaders.metadata(metadata);
        var file =
                new NewFile(
                        told.getOrDefault("filename", told.getOrDefault("name", "upload")),
                        told.get("filetype"),
                        NewFile.UPLOAD,
                        actor.name());
        var upload = uploads.begin(file, TusHeaders.bytes(TusHeaders.LENGTH, length));
        return ResponseEntity.created(URI.create(PATH + "/" + upload.id()))
                .headers(headers(upload))
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Operation(summary = "How much of an upload is there (tus 1.0.0)")
    ResponseEntity<Void> offset(@PathVariable UUID id) throws IOException {
        var upload = uploads.find(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .headers(upload.isPresent() ? headers(upload.get()) : headers(files.get(id).size()))
                .build();
    }

    @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
    @Operation(
            summary = "Go on with an upload (tus 1.0.0)",
            description =
                    "The last piece makes it a load file of the same id. With Upload-Checksum a piece is kept whole or not at all.")
    ResponseEntity<Void> append(
            @PathVariable UUID id,
            @RequestHeader(TusHeaders.RESUMABLE) @Nullable String version,
            @RequestHeader(TusHeaders.OFFSET) String offset,
            @RequestHeader(name = TusHeaders.CHECKSUM, required = false) @Nullable String checksum,
            HttpServletRequest request)
            throws IOException {
        TusHeaders.demandVersion(version);
        var start = TusHeaders.bytes(TusHeaders.OFFSET, offset);
        var upload = uploads.find(id);
        if (upload.isEmpty()) {
            return atTheEnd(files.get(id), start);
        }
        var whole = start == 0 && request.getContentLengthLong() == upload.get().size();
        var received =
                uploads.append(
                        id, start, whole, TusHeaders.checksum(checksum), request.getInputStream());
        var headers = headers(uploads.find(id).orElse(upload.get()));
        headers.set(TusHeaders.OFFSET, String.valueOf(received));
        return ResponseEntity.noContent().headers(headers).build();
    }

    /** For networks that let no PATCH pass. */
    @PostMapping(
            path = "/{id}",
            consumes = "application/offset+octet-stream",
            headers = "X-HTTP-Method-Override=PATCH")
    @Operation(summary = "Go on with an upload, where PATCH does not pass (tus 1.0.0)")
    ResponseEntity<Void> appendByPost(
            @PathVariable UUID id,
            @RequestHeader(TusHeaders.RESUMABLE) @Nullable String version,
            @RequestHeader(TusHeaders.OFFSET) String offset,
            @RequestHeader(name = TusHeaders.CHECKSUM, required = false) @Nullable String checksum,
            HttpServletRequest request)
            throws IOException {
        return append(id, version, offset, checksum, request);
    }

    /** The answer to the last piece may have been lost. */
    private static ResponseEntity<Void> atTheEnd(LoadFile file, long offset) {
        if (offset != file.size()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "upload_offset",
                    "Upload-Offset: %d (expected: %d, the file is whole)"
                            .formatted(offset, file.size()));
        }
        return ResponseEntity.noContent().headers(headers(file.size())).build();
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Give an upload up (tus 1.0.0)")
    ResponseEntity<Void> giveUp(@PathVariable UUID id) throws IOException {
        uploads.giveUp(id);
        return ResponseEntity.noContent().header(TusHeaders.RESUMABLE, TusHeaders.VERSION).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(Uploads.ChecksumMismatch mismatch) {
        var problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatusCode.valueOf(CHECKSUM_MISMATCH), mismatch.getMessage());
        problem.setProperty("code", "checksum_mismatch");
        return ResponseEntity.of(problem).header(TusHeaders.RESUMABLE, TusHeaders.VERSION).build();
    }

    private static HttpHeaders headers(Arriving upload) {
        var headers = new HttpHeaders();
        headers.set(TusHeaders.RESUMABLE, TusHeaders.VERSION);
        headers.set(TusHeaders.OFFSET, String.valueOf(upload.received()));
        headers.set(TusHeaders.LENGTH, String.valueOf(upload.size()));
        headers.set(TusHeaders.EXPIRES, TusHeaders.date(upload.expiresAt()));
        return headers;
    }

    private static HttpHeaders headers(long size) {
        var headers = new HttpHeaders();
        headers.set(TusHeaders.RESUMABLE, TusHeaders.VERSION);
        headers.set(TusHeaders.OFFSET, String.valueOf(size));
        headers.set(TusHeaders.LENGTH, String.valueOf(size));
        return headers;
    }
}
