package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.rental.drivers.Drivers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/plan}, and {@code /v1/drivers/{id}/plan} for staff: which plan a driver has. */
@RestController
@ConditionalOnRole(Role.API)
@Tag(name = "Membership", description = "Which plan a driver has")
class MembershipController {

    private final Memberships memberships;
    private final MembershipTable table;
    private final Drivers drivers;

    @Schema(name = "PlanChoice")
    record Choice(@Nullable UUID planId) {}

    @Schema(name = "PlanChoiceForDriver")
    record ChoiceForDriver(
            @Nullable UUID planId,
            @Schema(example = "Asked by phone", description = "Required; in the audit log.")
                    @Nullable String reason) {}

    MembershipController(Memberships memberships, MembershipTable table, Drivers drivers) {
        this.memberships = memberships;
        this.table = table;
        this.drivers = drivers;
    }

    @GetMapping("/v1/me/plan")
    @AllowedTo(AccountRole.DRIVER)
    @Operation(summary = "My membership")
    Membership mine(Actor actor) {
        return table.get(drivers.of(actor).id());
    }

    @PostMapping("/v1/me/plan")
    @AllowedTo(AccountRole.DRIVER)
    @Idempotent(required = true)
    @Operation(
            summary = "Choose a plan",
            description =
                    "One with a fee begins at once and is charged for a month, also when another month is paid. One without begins when the month that is paid ends; choosing the old one again until then takes it back.")
    Membership choose(@RequestBody Choice choice, Actor actor) {
        return memberships.choose(drivers.of(actor), chosen(choice.planId()), actor, null);
    }

    @GetMapping("/v1/drivers/{id}/plan")
    @AllowedTo(AccountRole.OPERATOR)
    @Operation(summary = "A driver's membership")
    Membership of(@PathVariable UUID id) {
        return table.get(drivers.get(id).id());
    }

    @PostMapping("/v1/drivers/{id}/plan")
    @AllowedTo(AccountRole.OPERATOR)
    @Idempotent(required = true)
    @Operation(summary = "Choose a plan for a driver, who is charged as if he had chosen it")
    Membership chooseFor(@PathVariable UUID id, @RequestBody ChoiceForDriver choice, Actor actor) {
        var reason = choice.reason() == null ? "" : choice.reason().strip();
        if (reason.isEmpty() || reason.length() > 500) {
            throw ProblemException.field("reason", "1 to 500 characters");
        }
        return memberships.choose(drivers.get(id), chosen(choice.planId()), actor, reason);
    }

    private static UUID chosen(@Nullable UUID planId) {
        if (planId == null) {
            throw ProblemException.field("planId", "required");
        }
        return planId;
    }
}
