package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.accounts.OpenToAll;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/drivers}: registration, and what staff see and decide. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/drivers")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Drivers", description = "People who rent")
class DriverController {

    private final Registration registration;
    private final Drivers drivers;
    private final DriverList list;
    private final Licences licences;
    private final LicenceReview review;
    private final Standing standing;
    private final Verification verification;

    @Schema(name = "NewDriver")
    record Registering(
            @Schema(example = "wei.ling@example.com") @Nullable String email,
            @Schema(
                            example = "correct horse battery",
                            description =
                                    "Of the new account, at least 12 characters; left out by who has signed in already.")
                    @Nullable String password,
            @Schema(example = "Tan Wei Ling") @Nullable String name,
            @Schema(example = "SG") @Nullable String market,
            @Schema(example = "+6581234567", description = "E.164.") @Nullable String phone,
            @Schema(example = "en-SG", description = "The market's when left out.")
                    @Nullable String locale) {

        NewDriver checked(Markets markets, Rules rules) {
            return NewDriver.of(market, name, email, phone, locale, markets, rules);
        }

        @Override
        public String toString() {
            return "Registering[market=%s]".formatted(market);
        }
    }

    record Vouching(
            @Schema(
                            allowableValues = {"email", "phone"},
                            example = "phone")
                    @Nullable String channel,
            @Schema(example = "Called back on that number.") @Nullable String reason) {}

    record Reason(@Schema(example = "The photo cannot be read.") @Nullable String reason) {

        String checked() {
            var text = reason == null ? "" : reason.strip();
            new Rules()
                    .check(
                            !text.isEmpty() && text.length() <= 500,
                            "reason",
                            "1 to 500 characters; the driver reads it")
                    .demand();
            return text;
        }
    }

    DriverController(
            Registration registration,
            Drivers drivers,
            DriverList list,
            Licences licences,
            LicenceReview review,
            Standing standing,
            Verification verification) {
        this.registration = registration;
        this.drivers = drivers;
        this.list = list;
        this.licences = licences;
        this.review = review;
        this.standing = standing;
        this.verification = verification;
    }

    /**
     * Not idempotent by key: a hash of the body, so of the password, would be kept for a day. The
     * e-mail address keeps it from being done twice.
     */
    @PostMapping
    @OpenToAll
    @Operation(
            summary = "Register as a driver",
            description =
                    "Open to all: makes the account to sign in with, and the driver. A repeat is refused with 409 email_taken. Who has signed in with an identity provider leaves the password out.")
    ResponseEntity<Driver> register(
            @RequestBody Registering given,
            @Parameter(hidden = true) Optional<Actor> caller,
            HttpServletRequest request) {
        var driver = registration.register(given, caller, request.getRemoteAddr());
        return ResponseEntity.created(URI.create("/v1/drivers/" + driver.id()))
                .eTag(ETags.of(driver.version()))
                .body(driver);
    }

    @GetMapping
    @Operation(summary = "Drivers, newest first")
    Page<Driver> list(
            @RequestParam(required = false)
                    @Schema(
                            allowableValues = {"registered", "approved", "suspended", "closed"},
                            example = "approved")
                    @Nullable String standing,
            @RequestParam(required = false)
                    @Parameter(description = "Only whose licence waits for a decision.")
                    @Schema(
                            allowableValues = {"submitted"},
                            example = "submitted")
                    @Nullable String licence,
            @RequestParam(required = false) @Schema(example = "wei.ling@example.com")
                    @Nullable String email,
            @ParameterObject PageRequest page) {
        return list.page(new DriverList.Filter(standing, licence, email), page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One driver")
    ResponseEntity<Driver> get(@PathVariable UUID id) {
        var driver = drivers.get(id);
        return ResponseEntity.ok().eTag(ETags.of(driver.version())).body(driver);
    }

    @GetMapping("/{id}/licences")
    @Operation(summary = "The licences that a driver sent, newest first")
    List<Licence> licences(@PathVariable UUID id) {
        return licences.of(drivers.get(id).id());
    }

    @PostMapping("/{id}/verify")
    @Idempotent(required = true)
    @Operation(summary = "Take a driver's e-mail or phone as verified, with the reason")
    Driver verify(@PathVariable UUID id, @RequestBody Vouching given, Actor actor) {
        return verification.vouch(
                id,
                VerifiedChannel.of(given.channel()),
                new Reason(given.reason()).checked(),
                actor);
    }

    @PostMapping("/{id}/licence/approve")
    @Idempotent(required = true)
    @Operation(summary = "Approve the licence that waits")
    Licence approve(@PathVariable UUID id, Actor actor) {
        return review.approve(id, actor);
    }

    @PostMapping("/{id}/licence/refuse")
    @Idempotent(required = true)
    @Operation(summary = "Refuse the licence that waits; the driver is told why")
    Licence refuse(@PathVariable UUID id, @RequestBody Reason reason, Actor actor) {
        return review.refuse(id, reason.checked(), actor);
    }

    @PostMapping("/{id}/suspend")
    @Idempotent(required = true)
    @Operation(summary = "Let a driver book no more; a running trip goes on")
    Driver suspend(@PathVariable UUID id, @RequestBody Reason reason, Actor actor) {
        return standing.suspend(id, reason.checked(), actor);
    }

    @PostMapping("/{id}/reinstate")
    @Idempotent(required = true)
    @Operation(summary = "End a suspension")
    Driver reinstate(@PathVariable UUID id, @RequestBody Reason reason, Actor actor) {
        return standing.reinstate(id, reason.checked(), actor);
    }
}
