package org.bluehorizons.exports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.ingestion.KeptFiles;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/exports} and {@code /v1/export-sets}. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Exports", description = "Rows as files, for staff")
class ExportController {

    private static final String LIST = "exports";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Exports exports;
    private final ExportSets sets;
    private final KeptFiles files;

    @Schema(name = "NewExport")
    record Wanted(
            @Schema(example = "trips") @Nullable String dataSet,
            @Schema(description = "The first instant of the period.") @Nullable Instant from,
            @Schema(description = "The first instant after the period.") @Nullable Instant to) {}

    @Schema(name = "ExportSet")
    record SetView(String name, String purpose) {}

    ExportController(Exports exports, ExportSets sets, KeptFiles files) {
        this.exports = exports;
        this.sets = sets;
        this.files = files;
    }

    @GetMapping("/export-sets")
    @Operation(summary = "What may be exported")
    List<SetView> sets() {
        return sets.all().stream().map(set -> new SetView(set.name(), set.purpose())).toList();
    }

    @PostMapping("/exports")
    @Idempotent
    @Operation(
            summary = "Ask for rows of a period as a CSV file",
            description =
                    "202: a task writes it; ask for the export until its state is done, then for"
                            + " its content.")
    ResponseEntity<Export> create(@RequestBody Wanted wanted, Actor actor) {
        new Rules()
                .check(
                        wanted.dataSet != null,
                        "dataSet",
                        "one of those that GET /v1/export-sets lists")
                .check(wanted.from != null, "from", "a time such as 2026-11-01T00:00:00Z")
                .check(wanted.to != null, "to", "a time such as 2026-12-01T00:00:00Z")
                .demand();
        var export =
                exports.ask(
                        wanted.dataSet == null ? "" : wanted.dataSet,
                        wanted.from == null ? Instant.EPOCH : wanted.from,
                        wanted.to == null ? Instant.EPOCH : wanted.to,
                        actor);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/exports/" + export.id()))
                .body(export);
    }

    @GetMapping("/exports")
    @Operation(summary = "Exports, newest first")
    Page<Export> list(@ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                exports.list(before, page.rows()), page, export -> Cursor.of(LIST, export.id()));
    }

    @GetMapping(path = "/exports/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One export, and whether it is done")
    Export get(@PathVariable UUID id) {
        return exports.get(id);
    }

    @GetMapping(path = "/exports/{id}/content", produces = "text/csv")
    @Operation(
            summary = "The file of an export that is done",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<InputStreamResource> content(@PathVariable UUID id, Actor actor)
            throws IOException {
        var export = exports.get(id);
        var fileId = export.fileId();
        if (fileId == null) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "export_not_done",
                    "The export is %s; there is no file (expected: done)."
                            .formatted(export.state()));
        }
        var file = files.open(fileId).orElseThrow(ExportController::gone);
        exports.fetched(export, actor);
        return ResponseEntity.ok()
                .contentType(CSV)
                .contentLength(file.bytes())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file.name()).build().toString())
                .body(new InputStreamResource(file.stream()));
    }

    private static ProblemException gone() {
        return ProblemException.of(
                HttpStatus.GONE,
                "export_gone",
                "The file was removed after its time; ask for the export again.");
    }
}
