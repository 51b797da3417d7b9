package org.bluehorizons.charging.diagnostics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.charging.diagnostics.UploadedFiles.UploadedFile;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/stations/{id}/uploads}: the files that a station has put with us. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/stations/{id}/uploads")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Charging logs")
class UploadedFileController {

    private static final String LIST = "charging-uploads";

    private final StationDesk desk;
    private final UploadedFiles files;

    UploadedFileController(StationDesk desk, UploadedFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @GetMapping
    @Operation(summary = "What a station has uploaded, newest first")
    Page<UploadedFile> list(@PathVariable String id, @ParameterObject PageRequest page) {
        desk.demandKnown(id);
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                files.ofStation(id, before, page.rows()), page, file -> Cursor.of(LIST, file.id()));
    }

    /** Never as the type that the station names: a browser might run it. */
    @GetMapping(path = "/{uploadId}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(summary = "Download a file that a station has uploaded")
    void download(
            @PathVariable String id, @PathVariable UUID uploadId, HttpServletResponse response)
            throws IOException {
        var file = files.find(id, uploadId);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(file.bytes());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                Objects.requireNonNullElse(file.fileName(), "upload-" + file.id()),
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        files.write(uploadId, response.getOutputStream());
    }
}
