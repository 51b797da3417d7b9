package org.bluehorizons.rental.pricing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/plans/{id}/tariffs}: what plans cost, from when on. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/plans/{planId}/tariffs")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Prices", description = "Plans, tariffs and promo codes")
class TariffController {

    private static final String LIST = "tariffs";
    private static final Duration NOTICE = Duration.ofMinutes(1);

    private final Tariffs tariffs;
    private final AuditLog audit;
    private final Clock clock;

    @Schema(name = "NewTariff")
    record NewTariff(
            @Schema(example = "Atto 3", description = "Empty or left out: all models.")
                    @Nullable String model,
            @Schema(description = "At least a minute ahead.") @Nullable Instant from,
            @Nullable TariffTerms terms) {}

    TariffController(Tariffs tariffs, AuditLog audit, Clock clock) {
        this.tariffs = tariffs;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.DRIVER, AccountRole.STAKEHOLDER})
    @Operation(summary = "A plan's tariffs, newest first")
    Page<Tariff> list(@PathVariable UUID planId, @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                tariffs.list(planId, before, page.rows()),
                page,
                tariff -> Cursor.of(LIST, tariff.id()));
    }

    @PostMapping
    @Idempotent
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin a tariff",
            description =
                    "The tariff of the plan and model that is in effect then ends. Bookings keep the tariff that they were made under.")
    Tariff begin(@PathVariable UUID planId, @RequestBody NewTariff wanted, Actor actor) {
        var rules = new Rules();
        var from = wanted.from();
        rules.check(
                        from != null && !from.isBefore(clock.instant().plus(NOTICE)),
                        "from",
                        "at least a minute ahead, so that all nodes know it in time")
                .check(wanted.terms() != null, "terms", "required");
        if (wanted.terms() != null) {
            wanted.terms().check(rules);
        }
        rules.demand();
        var made =
                tariffs.insert(
                        planId,
                        Objects.requireNonNullElse(wanted.model(), ""),
                        Objects.requireNonNull(from),
                        Objects.requireNonNull(wanted.terms()),
                        actor.name());
        audit.record(actor, "tariff.begun", "tariff:" + made.id(), null, made);
        return made;
    }
}
