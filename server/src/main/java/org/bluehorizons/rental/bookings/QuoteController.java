package org.bluehorizons.rental.bookings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.rental.Money;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.TariffTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/quotes}: what a booking would cost, before it is made. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/quotes")
@AllowedTo({AccountRole.DRIVER, AccountRole.OPERATOR})
@Tag(name = "Bookings", description = "From the quote to the end of the trip")
class QuoteController {

    private final Quotes quotes;
    private final Riders riders;

    @Schema(name = "Quote")
    record QuoteView(
            @Schema(allowableValues = {"hold", "reservation"}) String kind,
            Instant startsAt,
            @Nullable Instant endsAt,
            @Schema(description = "When the booking would run out unless the trip has begun.")
                    Instant expiresAt,
            Price estimate,
            @Schema(description = "Authorised when the booking is made.") Money deposit,
            @Schema(description = "Free up to then; null: always.")
                    @Nullable Instant freeCancelUntil,
            @Schema(description = "Where the estimate comes from.") TariffTerms tariff) {}

    QuoteController(Quotes quotes, Riders riders) {
        this.quotes = quotes;
        this.riders = riders;
    }

    @PostMapping
    @Operation(
            summary = "What a booking would cost",
            description = "Changes nothing; the same body makes the booking at /v1/bookings.")
    QuoteView quote(@RequestBody Wanted wanted, Actor actor) {
        var rider =
                riders.forNew(
                        actor,
                        wanted.driverId(),
                        wanted.reason() == null ? "quote" : wanted.reason());
        var quote = quotes.quote(wanted, rider.driver());
        var terms = quote.tariff().terms();
        var free =
                quote.kind().equals("hold")
                        ? null
                        : quote.startsAt().minus(Duration.ofMinutes(terms.freeCancelMinutes()));
        return new QuoteView(
                quote.kind(),
                quote.startsAt(),
                quote.endsAt(),
                quote.expiresAt(),
                quote.estimate(),
                quote.market().money(terms.deposit()),
                free,
                terms);
    }
}
