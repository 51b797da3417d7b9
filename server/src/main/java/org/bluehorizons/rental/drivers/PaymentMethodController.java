package org.bluehorizons.rental.drivers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.rental.payments.PaymentProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/payment-methods}: what I pay with. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/payment-methods")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Me")
class PaymentMethodController {

    private final PaymentMethods methods;
    private final Drivers drivers;
    private final TreeSet<String> providers = new TreeSet<>();

    @Schema(name = "NewPaymentMethod")
    record Adding(
            @Schema(example = "simulated") @Nullable String provider,
            @Schema(
                            example = "tok_4242",
                            description = "The provider's name for the card; never its number.")
                    @Nullable String token,
            @Schema(example = "Visa ending in 4242") @Nullable String label,
            @JsonProperty("default") @Nullable Boolean isDefault) {

        @Override
        public String toString() {
            return "Adding[provider=%s]".formatted(provider);
        }
    }

    PaymentMethodController(PaymentMethods methods, Drivers drivers, List<PaymentProvider> known) {
        this.methods = methods;
        this.drivers = drivers;
        known.forEach(provider -> providers.add(provider.name()));
    }

    @GetMapping
    @Operation(summary = "What I pay with, oldest first")
    List<PaymentMethod> mine(Actor actor) {
        return methods.of(drivers.of(actor).id());
    }

    @PostMapping
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add what I pay with; the first one is the default")
    PaymentMethod add(@RequestBody Adding wanted, Actor actor) {
        var token = Objects.requireNonNullElse(wanted.token(), "");
        var label = Objects.requireNonNullElse(wanted.label(), "");
        new Rules()
                .check(
                        providers.contains(Objects.requireNonNullElse(wanted.provider(), "")),
                        "provider",
                        "one of " + String.join(", ", providers))
                .check(
                        token.matches("[\\x21-\\x7e]{1,200}") && !looksLikeACard(token),
                        "token",
                        "the provider's token of 1 to 200 characters, not a card number")
                .check(
                        label.matches("[^\\p{Cntrl}]{1,60}") && !looksLikeACard(label),
                        "label",
                        "1 to 60 characters, without the card number")
                .demand();
        return methods.add(wanted, actor);
    }

    @PostMapping("/{id}/default")
    @Idempotent
    @Operation(summary = "Pay with this one from now on")
    PaymentMethod makeDefault(@PathVariable UUID id, Actor actor) {
        return methods.makeDefault(id, actor);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Pay with this one no more")
    void remove(@PathVariable UUID id, Actor actor) {
        methods.remove(id, actor);
    }

    /** Numbers of cards must never come here (PCI DSS), not even by a mistake of an app. */
    private static boolean looksLikeACard(String text) {
        return text.replaceAll("[ -]", "").matches(".*[0-9]{13,19}.*");
    }
}
