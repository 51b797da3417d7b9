package org.bluehorizons.ingestion.loads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.ingestion.Atomicity;
import org.bluehorizons.ingestion.BeyondLimit;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/loads}: files on their way into data sets. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/loads")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Loads", description = "Files of many rows, loaded whole or not at all")
class LoadController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final LoadRequests requests;
    private final LoadCommands commands;
    private final LoadList list;

    @Schema(name = "NewLoad")
    record Wanted(
            @Schema(example = "prices") @Nullable String dataSet,
            @Schema(description = "A stored file: POST /v1/load-files.") @Nullable UUID fileId,
            @Schema(description = "The data set's first when left out.") @Nullable LoadMode mode,
            @Schema(description = "whole when left out: all rows or none.")
                    @Nullable Atomicity atomicity,
            @Schema(
                            description = "Rejected rows that it lives with; 0 when left out.",
                            minimum = "0",
                            maximum = "1000000")
                    @Nullable Long rejectedLimit,
            @Schema(description = "What becomes of it with more; rollback when left out.")
                    @Nullable BeyondLimit beyondLimit,
            @Nullable Instant deadline) {

        NewLoad checked(Actor actor) {
            var limit = rejectedLimit == null ? 0 : rejectedLimit;
            new Rules()
                    .check(dataSet != null, "dataSet", "one of those that GET /v1/data-sets lists")
                    .check(fileId != null, "fileId", "a stored file: POST /v1/load-files")
                    .check(limit >= 0 && limit <= 1_000_000, "rejectedLimit", "0 to 1000000")
                    .demand();
            return new NewLoad(
                    dataSet == null ? "" : dataSet,
                    fileId == null ? new UUID(0, 0) : fileId,
                    mode,
                    atomicity == null ? Atomicity.WHOLE : atomicity,
                    limit,
                    beyondLimit == null ? BeyondLimit.ROLLBACK : beyondLimit,
                    deadline,
                    actor.name());
        }
    }

    LoadController(LoadRequests requests, LoadCommands commands, LoadList list) {
        this.requests = requests;
        this.commands = commands;
        this.list = list;
    }

    @PostMapping
    @Idempotent
    @Operation(
            summary = "Load a file",
            description =
                    "202 with the new load; 200 with an earlier one that has brought the same content into the same data set in the same mode.")
    ResponseEntity<LoadView> create(@RequestBody Wanted wanted, Actor actor) {
        var submitted = requests.ask(wanted.checked(actor));
        var answer =
                submitted.fresh()
                        ? ResponseEntity.accepted()
                                .location(URI.create("/v1/loads/" + submitted.id()))
                        : ResponseEntity.ok();
        return answer.body(load(submitted.id()));
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
    @Operation(summary = "Loads, newest first: those that run, and the history")
    Page<LoadView> list(
            @RequestParam(required = false) @Nullable String dataSet,
            @RequestParam(required = false) @Nullable String state,
            @ParameterObject PageRequest page) {
        return list.page(dataSet, state, page);
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
    @Operation(summary = "One load, and how far it is")
    LoadView get(@PathVariable UUID id) {
        return load(id);
    }

    @GetMapping(path = "/{id}/rejected-rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
    @Operation(
            summary = "Rows that were not loaded, by line",
            description = "At most the first 10,000 are kept.")
    Page<LoadList.RejectedRow> rejected(@PathVariable UUID id, @ParameterObject PageRequest page) {
        return list.rejected(load(id).id(), page);
    }

    @GetMapping("/{id}/rejected-rows.csv")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
    @Operation(summary = "Rows that were not loaded, as CSV")
    ResponseEntity<String> rejectedAsCsv(@PathVariable UUID id) {
        return ResponseEntity.ok().contentType(CSV).body(list.rejectedAsCsv(load(id).id()));
    }

    @PostMapping("/{id}/pause")
    @Operation(
            summary = "Pause a load",
            description = "It stops where it can go on later; repeating changes nothing.")
    LoadView pause(@PathVariable UUID id) {
        commands.pause(id);
        return load(id);
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on with a paused load")
    LoadView resume(@PathVariable UUID id, Actor actor) {
        commands.resume(id, actor.name());
        return load(id);
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "End a load for good",
            description =
                    "Nothing of it remains, but chunks that were merged with atomicity chunked.")
    LoadView cancel(@PathVariable UUID id, Actor actor) {
        commands.cancel(id, actor.name());
        return load(id);
    }

    private LoadView load(UUID id) {
        return list.find(id).orElseThrow(() -> LoadCommands.unknown(id));
    }
}
