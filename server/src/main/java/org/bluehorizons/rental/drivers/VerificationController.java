package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.ETags;
import org.bluehorizons.platform.web.Idempotent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/verifications}: proving e-mail and phone. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/verifications")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Me")
class VerificationController {

    private final Verification verification;

    @Schema(name = "NewVerification")
    record Wanted(
            @Schema(
                            allowableValues = {"email", "phone"},
                            example = "email")
                    @Nullable String channel) {}

    @Schema(name = "VerificationCode")
    record Given(
            @Schema(
                            allowableValues = {"email", "phone"},
                            example = "email")
                    @Nullable String channel,
            @Schema(example = "123456") @Nullable String code) {}

    VerificationController(Verification verification) {
        this.verification = verification;
    }

    @PostMapping
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send me a code",
            description = "One a minute, six a day, for each channel.")
    void send(@RequestBody Wanted wanted, Actor actor) {
        verification.send(VerifiedChannel.of(wanted.channel()), actor);
    }

    /** Takes no key: each attempt counts, and a repeat after success answers the same. */
    @PostMapping("/confirm")
    @Operation(summary = "Give the code back; five attempts within ten minutes")
    ResponseEntity<Driver> confirm(@RequestBody Given given, Actor actor) {
        var code = given.code() == null ? "" : given.code().strip();
        if (!code.matches("[0-9]{6}")) {
            throw ProblemException.field("code", "6 digits");
        }
        var driver = verification.confirm(VerifiedChannel.of(given.channel()), code, actor);
        return ResponseEntity.ok().eTag(ETags.of(driver.version())).body(driver);
    }
}
