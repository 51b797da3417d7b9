package org.bluehorizons.charging.sites;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging/sites}: places whose stations share a grid connection. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/charging/sites")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Charging sites", description = "Places whose stations share a grid connection")
class SiteController {

    private static final String LIST = "charging-sites";

    private final Sites sites;
    private final SiteTable table;

    SiteController(Sites sites, SiteTable table) {
        this.sites = sites;
        this.table = table;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Register a site")
    ResponseEntity<Site> register(@RequestBody SiteDraft wanted, Actor actor) {
        var site = sites.register(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/charging/sites/" + site.id()))
                .eTag(ETags.of(site.version()))
                .body(site);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "Sites")
    Page<Site> list(
            @Parameter(description = "In the name, address, city or postal code.")
                    @RequestParam(required = false)
                    @Nullable String text,
            @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                table.list(text, after, page.rows()), page, site -> Cursor.of(LIST, site.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE, AccountRole.STAKEHOLDER})
    @Operation(summary = "One site; also a retired one")
    ResponseEntity<Site> get(@PathVariable UUID id) {
        var site = table.find(id).orElseThrow(() -> SiteTable.unknown(id));
        return ResponseEntity.ok().eTag(ETags.of(site.version())).body(site);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a site", description = "What is left out stays.")
    ResponseEntity<Site> change(
            @PathVariable UUID id,
            @RequestBody SiteDraft change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var site = sites.change(id, change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(site.version())).body(site);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire a site for good; refused while stations stand there")
    void retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        sites.retire(id, ETags.required(ifMatch), actor);
    }
}
