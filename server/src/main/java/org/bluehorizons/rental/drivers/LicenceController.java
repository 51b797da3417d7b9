package org.bluehorizons.rental.drivers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/licence}: the driving licence of who is calling. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Me")
class LicenceController {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final UUID NONE = new UUID(0, 0);

    private final Drivers drivers;
    private final Licences licences;
    private final LicenceReview review;

    @Schema(name = "NewLicence")
    record Given(
            @Schema(example = "S1234567D") @Nullable String number,
            @Schema(example = "SG", description = "ISO 3166-1 alpha-2.") @Nullable String country,
            @Nullable LocalDate expiresOn,
            @Schema(description = "Of POST /v1/me/photos?purpose=licence.")
                    @Nullable UUID frontPhoto,
            @Schema(description = "Of POST /v1/me/photos?purpose=licence.")
                    @Nullable UUID backPhoto) {

        Submission submission() {
            return new Submission(
                    Objects.requireNonNullElse(number, "").strip(),
                    Objects.requireNonNullElse(country, ""),
                    Objects.requireNonNullElse(expiresOn, LocalDate.MIN),
                    Objects.requireNonNullElse(frontPhoto, NONE),
                    Objects.requireNonNullElse(backPhoto, NONE));
        }
    }

    /** What was left out stands as something that breaks its rule. */
    record Submission(
            String number, String country, LocalDate expiresOn, UUID frontPhoto, UUID backPhoto) {

        Submission checked(LocalDate today, Rules rules) {
            rules.check(
                            number.matches("[A-Za-z0-9 ./-]{3,30}"),
                            "number",
                            "3 to 30 letters and digits")
                    .check(COUNTRIES.contains(country), "country", "ISO 3166-1 alpha-2, such as SG")
                    .check(
                            !expiresOn.isBefore(today) && expiresOn.isBefore(today.plusYears(100)),
                            "expiresOn",
                            "a date from today on");
            return this;
        }
    }

    LicenceController(Drivers drivers, Licences licences, LicenceReview review) {
        this.drivers = drivers;
        this.licences = licences;
        this.review = review;
    }

    @PostMapping("/licence")
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Send my driving licence for approval")
    Licence submit(@RequestBody Given given, Actor actor) {
        return review.submit(given.submission(), actor);
    }

    @GetMapping("/licences")
    @Operation(summary = "The licences that I sent, newest first")
    List<Licence> mine(Actor actor) {
        return licences.of(drivers.of(actor).id());
    }
}
