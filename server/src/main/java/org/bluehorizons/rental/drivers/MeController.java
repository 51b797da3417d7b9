package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me}: the driver who is calling. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Me", description = "The driver who is calling")
class MeController {

    private final Drivers drivers;
    private final Profile profile;

    /** What is null stays as it is. */
    @Schema(name = "MyChange")
    record Change(
            @Schema(example = "Tan Wei Ling") @Nullable String name,
            @Schema(
                            example = "+6581234567",
                            description = "A new one is to be verified again; empty: none.")
                    @Nullable String phone,
            @Schema(example = "en-SG") @Nullable String locale) {}

    MeController(Drivers drivers, Profile profile) {
        this.drivers = drivers;
        this.profile = profile;
    }

    @GetMapping
    @Operation(summary = "Who I am as a driver")
    ResponseEntity<Driver> me(Actor actor) {
        var driver = drivers.of(actor);
        return ResponseEntity.ok().eTag(ETags.of(driver.version())).body(driver);
    }

    @PatchMapping
    @Operation(summary = "Change my name, phone number or language")
    ResponseEntity<Driver> change(
            @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var driver = profile.change(change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(driver.version())).body(driver);
    }
}
