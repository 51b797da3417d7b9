package org.bluehorizons.ingestion.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/load-files}: files to load. Those in pieces are {@link ResumableController}'s. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping(LoadFileController.PATH)
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Load files", description = "Files to load from")
class LoadFileController {

    static final String PATH = "/v1/load-files";

    private static final String LIST = "load-files";

    private final LoadFiles files;

    LoadFileController(LoadFiles files) {
        this.files = files;
    }

    @PostMapping
    @Operation(
            summary = "Upload a file in one request",
            description =
                    "The file is the body as it is, or the first file of a multipart/form-data body. CSV, NDJSON or Parquet, CSV and NDJSON also in gzip or zstd. Repr-Digest (RFC 9530, sha-256) is checked.")
    ResponseEntity<LoadFile> upload(
            @Parameter(
                            description = "Else as Content-Disposition or the form says.",
                            example = "prices.csv.gz")
                    @RequestParam(required = false)
                    @Nullable String name,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        var promised = Digests.promised(request.getHeader("Repr-Digest"));
        var file =
                FormUpload.isForm(request)
                        ? FormUpload.read(
                                request,
                                (formName, type, content) ->
                                        files.take(
                                                file(name == null ? formName : name, type, actor),
                                                content,
                                                promised))
                        : files.take(
                                file(
                                        name == null ? named(request) : name,
                                        request.getContentType(),
                                        actor),
                                request.getInputStream(),
                                promised);
        return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(file);
    }

    private static NewFile file(@Nullable String name, @Nullable String type, Actor actor) {
        return new NewFile(name == null ? "" : name, type, NewFile.UPLOAD, actor.name());
    }

    private static @Nullable String named(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (header == null) {
            return null;
        }
        try {
            return ContentDisposition.parse(header).getFilename();
        } catch (IllegalArgumentException none) {
            throw ProblemException.field(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"prices.csv\"");
        }
    }

    @GetMapping
    @Operation(summary = "Files that may be loaded, newest first")
    Page<LoadFile> list(@ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(files.list(before, page.rows()), page, file -> Cursor.of(LIST, file.id()));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One file's record")
    LoadFile get(@PathVariable UUID id) {
        return files.get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a file that no load needs")
    void delete(@PathVariable UUID id) throws IOException {
        files.delete(id);
    }
}
