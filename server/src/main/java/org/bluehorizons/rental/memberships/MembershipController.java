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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/me/plan}: a driver's own membership. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/me/plan")
@AllowedTo(AccountRole.DRIVER)
@Tag(name = "Membership", description = "Which plan a driver has")
class MembershipController {

    private final Memberships memberships;
    private final MembershipTable table;
    private final Drivers drivers;

    @Schema(name = "PlanChoice")
    record Choice(@Nullable UUID planId) {}

    MembershipController(Memberships memberships, MembershipTable table, Drivers drivers) {
        this.memberships = memberships;
        this.table = table;
        this.drivers = drivers;
    }

    @GetMapping
    @Operation(summary = "My membership")
    Membership mine(Actor actor) {
        return table.get(drivers.of(actor).id());
    }

    @PostMapping
    @Idempotent(required = true)
    @Operation(
            summary = "Choose a plan",
            description =
                    "One with a fee begins at once and is charged for a month, also when another month is paid. One without begins when the month that is paid ends; choosing the old one again until then takes it back.")
    Membership choose(@RequestBody Choice choice, Actor actor) {
        if (choice.planId() == null) {
            throw ProblemException.field("planId", "required");
        }
        return memberships.choose(drivers.of(actor), choice.planId(), actor);
    }
}
