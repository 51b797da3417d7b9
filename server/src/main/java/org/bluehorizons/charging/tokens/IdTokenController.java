package org.bluehorizons.charging.tokens;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/tokens}: who may charge. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/tokens")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging tokens", description = "Who may charge")
class IdTokenController {

    private static final String LIST = "charging-tokens";

    private final IdTokens tokens;
    private final IdTokenTable table;

    @Schema(name = "ChargingTokenImport")
    record Import(@Schema(description = "1 to 1,000.") @Nullable List<IdTokenDraft> tokens) {}

    @Schema(name = "ChargingTokenImportReport")
    record Report(
            @Schema(description = "Registered or changed; the others were so already.") int written,
            int unchanged) {}

    IdTokenController(IdTokens tokens, IdTokenTable table) {
        this.tokens = tokens;
        this.table = table;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Register a token")
    ResponseEntity<IdTokenRecord> register(@RequestBody IdTokenDraft wanted, Actor actor) {
        var token = tokens.register(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/charging/tokens/" + token.id()))
                .eTag(ETags.of(token.version()))
                .body(token);
    }

    @PostMapping("/import")
    @Idempotent
    @Operation(
            summary = "Register or change many tokens, all or none",
            description =
                    "A token that is registered under the same type is replaced; one that says the same already stays as it is.")
    Report importAll(@RequestBody Import wanted, Actor actor) {
        var drafts = wanted.tokens() == null ? List.<IdTokenDraft>of() : wanted.tokens();
        var written = tokens.put(drafts, actor).size();
        return new Report(written, drafts.size() - written);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Tokens")
    Page<IdTokenRecord> list(
            @ParameterObject IdTokenFilter filter, @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(filter, after, page.rows()), page, token -> Cursor.of(LIST, token.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One token")
    ResponseEntity<IdTokenRecord> get(@PathVariable UUID id) {
        var token = tokens.get(id);
        return ResponseEntity.ok().eTag(ETags.of(token.version())).body(token);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replace a token's record, such as to block it",
            description =
                    "What is left out is empty. Stations that hold it in their local list hear of it at the next synchronisation.")
    ResponseEntity<IdTokenRecord> replace(
            @PathVariable UUID id,
            @RequestBody IdTokenDraft wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var token = tokens.replace(id, wanted, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(token.version())).body(token);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a token; its transactions stay")
    void remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        tokens.remove(id, ETags.required(ifMatch), actor);
    }
}
