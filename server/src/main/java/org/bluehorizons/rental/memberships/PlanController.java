package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
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
import org.bluehorizons.rental.drivers.Drivers;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/plans}: the ways to be a member. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/plans")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Prices", description = "Plans, tariffs and promo codes")
class PlanController {

    private static final String LIST = "plans";

    private final Plans plans;
    private final PlanChanges changes;
    private final Drivers drivers;

    @Schema(name = "NewPlan")
    record NewPlan(
            @Schema(example = "SG") @Nullable String market,
            @Schema(example = "monthly-plus") @Nullable String code,
            @Schema(example = "Monthly plus") @Nullable String name,
            @Schema(allowableValues = {"pay_as_you_go", "monthly", "corporate"})
                    @Nullable String kind,
            @Schema(
                            type = "string",
                            example = "18.00",
                            description = "In the market's currency, tax contained.")
                    @Nullable BigDecimal monthlyFee) {}

    /** What is null stays as it is. */
    @Schema(name = "PlanChange")
    record Change(
            @Nullable String name,
            @Schema(
                            type = "string",
                            description = "For months that begin from now on.",
                            example = "20.00")
                    @Nullable BigDecimal monthlyFee,
            @Schema(description = "False: nobody can choose it any more.")
                    @Nullable Boolean active) {}

    PlanController(Plans plans, PlanChanges changes, Drivers drivers) {
        this.plans = plans;
        this.changes = changes;
        this.drivers = drivers;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Make a plan", description = "It needs a tariff before anybody can book.")
    ResponseEntity<Plan> make(@RequestBody NewPlan wanted, Actor actor) {
        var made = changes.make(wanted, actor);
        return ResponseEntity.created(URI.create("/v1/plans/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER, AccountRole.DRIVER})
    @Operation(
            summary = "Plans",
            description = "Staff sees all, drivers those of their market that they can choose.")
    Page<Plan> list(
            @RequestParam(required = false) @Nullable String market,
            @ParameterObject PageRequest page,
            Actor actor) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var staff = isStaff(actor);
        var shown = staff ? market : drivers.of(actor).market();
        return Page.of(
                plans.list(shown, staff, after, page.rows()),
                page,
                plan -> Cursor.of(LIST, plan.id()));
    }

    @GetMapping("/{id}")
    @AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER, AccountRole.DRIVER})
    @Operation(summary = "One plan")
    ResponseEntity<Plan> get(@PathVariable UUID id) {
        var plan = plans.get(id);
        return ResponseEntity.ok().eTag(ETags.of(plan.version())).body(plan);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a plan's name or fee, or whether it can be chosen")
    ResponseEntity<Plan> change(
            @PathVariable UUID id,
            @RequestBody Change change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor) {
        var changed = changes.change(plans.get(id), change, ETags.required(ifMatch), actor);
        return ResponseEntity.ok().eTag(ETags.of(changed.version())).body(changed);
    }

    private static boolean isStaff(Actor actor) {
        return actor.may(AccountRole.OPERATOR, AccountRole.STAKEHOLDER);
    }
}
