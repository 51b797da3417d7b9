package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/corporates}: companies that pay for their people's trips. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/corporates")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Corporates", description = "Companies, their members and their invoices")
class CorporateController {

    private static final String LIST = "corporates";

    private final Corporates corporates;
    private final CorporateChanges changes;

    /** What is null stays as it is. */
    @Schema(name = "CorporateChange")
    record Change(
            @Nullable String name,
            @Nullable String billingEmail,
            @Nullable String address,
            @Schema(description = "Becomes the members' too.") @Nullable UUID planId,
            @Schema(description = "False: all members leave and pay as they go.")
                    @Nullable Boolean active) {

        NewCorporate.Draft on(Corporate corporate) {
            return new NewCorporate.Draft(
                    corporate.market(),
                    Objects.requireNonNullElse(name, corporate.name()),
                    Objects.requireNonNullElse(billingEmail, corporate.billingEmail()),
                    Objects.requireNonNullElse(address, corporate.address()),
                    Objects.requireNonNullElse(planId, corporate.planId()));
        }
    }

    CorporateController(Corporates corporates, CorporateChanges changes) {
        this.corporates = corporates;
        this.changes = changes;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Make a corporate account")
    ResponseEntity<Corporate> make(@RequestBody NewCorporate.Draft wanted, Actor actor) {
        var made = changes.make(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/corporates/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping
    @Operation(summary = "All corporate accounts, in the order of their making")
    Page<Corporate> list(@ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                corporates.list(after, page.rows()),
                page,
                corporate -> Cursor.of(LIST, corporate.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One corporate account")
    ResponseEntity<Corporate> get(@PathVariable UUID id) {
        var corporate = corporates.get(id);
        return ResponseEntity.ok().eTag(ETags.of(corporate.version())).body(corporate);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a corporate account, its plan, or end it")
    ResponseEntity<Corporate> change(
            @PathVariable UUID id,
            @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var changed = changes.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(changed.version())).body(changed);
    }
}
