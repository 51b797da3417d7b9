package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/promo-codes}. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/promo-codes")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Prices", description = "Plans, tariffs and promo codes")
class PromoController {

    private static final String LIST = "promo-codes";

    private final PromoCodes codes;
    private final Markets markets;
    private final AuditLog audit;
    private final Clock clock;

    PromoController(PromoCodes codes, Markets markets, AuditLog audit, Clock clock) {
        this.codes = codes;
        this.markets = markets;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping
    @Idempotent
    @Transactional
    @Operation(summary = "Make a promo code")
    ResponseEntity<Promo> make(@RequestBody NewPromo wanted, Actor actor) {
        var made = codes.insert(wanted.checked(markets, clock.instant(), actor.name()));
        audit.record(actor, "promo.made", made.subject(), null, made);
        return ResponseEntity.created(URI.create("/v1/promo-codes/" + made.code())).body(made);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
    @Operation(summary = "All promo codes with their uses, by code")
    Page<Promo> list(
            @RequestParam(required = false) @Nullable String market,
            @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.text(0)).orElse(null);
        return Page.of(
                codes.list(market, after, page.rows()),
                page,
                promo -> Cursor.of(LIST, promo.code()));
    }

    @GetMapping("/{code}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
    @Operation(summary = "One promo code with its uses")
    Promo get(@PathVariable String code) {
        return codes.find(code).orElseThrow(() -> unknown(code));
    }

    @PostMapping("/{code}/end")
    @Idempotent
    @Transactional
    @Operation(
            summary = "End a promo code now",
            description = "Bookings that were made with it keep it.")
    Promo end(@PathVariable String code, Actor actor) {
        var before = codes.find(code).orElseThrow(() -> unknown(code));
        var after = codes.end(code, clock.instant()).orElseThrow(() -> unknown(code));
        audit.record(actor, "promo.ended", after.subject(), before, after);
        return after;
    }

    private static ProblemException unknown(String code) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "promo_not_found", "There is no promo code " + code);
    }
}
