package org.bluehorizons.charging.tokens;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/token-groups}: tokens that may stop each other's charging. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/token-groups")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging tokens")
class TokenGroupController {

    private static final String LIST = "charging-token-groups";

    private final TokenGroups groups;

    @Schema(name = "NewChargingTokenGroup")
    record Draft(
            @Schema(example = "Depot staff") @Nullable String name,
            @Schema(
                            example = "DEPOT",
                            description =
                                    "What stations are told; 1 to 36 characters, at most 20 for stations of OCPP 1.6.")
                    @Nullable String token,
            @Schema(
                            description =
                                    "Its tokens may stop everybody's charging, at stations whose MasterPassGroupId is this token.")
                    @Nullable Boolean master) {

        boolean isMaster() {
            return Boolean.TRUE.equals(master);
        }

        Draft checked() {
            new Rules()
                    .check(isText(name, 128), "name", "1 to 128 characters")
                    .check(isText(token, 36), "token", "1 to 36 characters")
                    .demand();
            return this;
        }

        private static boolean isText(@Nullable String text, int longest) {
            return text != null
                    && !text.isBlank()
                    && text.length() <= longest
                    && text.chars().noneMatch(Character::isISOControl);
        }
    }

    TokenGroupController(TokenGroups groups) {
        this.groups = groups;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Make a group of tokens")
    ResponseEntity<TokenGroup> make(@RequestBody Draft wanted, Actor actor) {
        var group = groups.make(wanted.checked(), actor);
        return ResponseEntity.created(URI.create("/v1/charging/token-groups/" + group.id()))
                .eTag(ETags.of(group.version()))
                .body(group);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Groups of tokens")
    Page<TokenGroup> list(
            @Parameter(description = "Part of the name or the token.")
                    @RequestParam(required = false)
                    @Nullable String q,
            @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                groups.list(q, after, page.rows()), page, group -> Cursor.of(LIST, group.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One group of tokens")
    ResponseEntity<TokenGroup> get(@PathVariable UUID id) {
        var group = groups.find(id).orElseThrow(() -> TokenGroups.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(group.version())).body(group);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace a group's record", description = "What is left out is empty.")
    ResponseEntity<TokenGroup> replace(
            @PathVariable UUID id,
            @RequestBody Draft wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var group = groups.replace(id, wanted.checked(), ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(group.version())).body(group);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a group; refused while tokens are in it")
    void remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        groups.remove(id, ETags.required(ifMatch), actor);
    }
}
