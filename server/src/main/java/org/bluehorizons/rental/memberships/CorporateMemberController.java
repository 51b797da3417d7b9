package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.rental.drivers.Drivers;
import org.bluehorizons.rental.memberships.CorporateMembers.Member;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/corporates/{id}/members}. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/corporates/{id}/members")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Corporates", description = "Companies, their members and their invoices")
class CorporateMemberController {

    private static final String LIST = "corporate-members";

    private final Corporates corporates;
    private final CorporateMembers members;
    private final Drivers drivers;

    @Schema(name = "NewCorporateMember")
    record NewMember(
            @Nullable UUID driverId,
            @Schema(
                            example = "wei.ling@example.com",
                            description =
                                    "Instead of driverId: an address the driver has verified.")
                    @Nullable String email,
            @Schema(example = "Sales") @Nullable String costCentre) {}

    CorporateMemberController(Corporates corporates, CorporateMembers members, Drivers drivers) {
        this.corporates = corporates;
        this.members = members;
        this.drivers = drivers;
    }

    @GetMapping
    @Operation(summary = "A corporate's members")
    Page<Member> list(@PathVariable UUID id, @ParameterObject PageRequest page) {
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                members.list(corporates.get(id).id(), after, page.rows()),
                page,
                member -> Cursor.of(LIST, member.driverId()));
    }

    @PostMapping
    @Idempotent
    @Operation(
            summary = "Make a driver a member",
            description =
                    "The driver has the corporate's plan from now on. For a member it changes the cost centre.")
    Membership add(@PathVariable UUID id, @RequestBody NewMember wanted, Actor actor) {
        var email = wanted.email() == null ? "" : wanted.email();
        var costCentre = wanted.costCentre() == null ? "" : wanted.costCentre().strip();
        new Rules()
                .check(
                        (wanted.driverId() == null) != email.isBlank(),
                        "driverId",
                        "either driverId or email")
                .check(costCentre.length() <= 60, "costCentre", "at most 60 characters")
                .demand();
        var driver =
                wanted.driverId() == null
                        ? members.byEmail(id, email)
                        : drivers.get(wanted.driverId()).id();
        return members.add(id, driver, costCentre.isEmpty() ? null : costCentre, actor);
    }

    @DeleteMapping("/{driverId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A member leaves, and pays as he goes")
    void remove(@PathVariable UUID id, @PathVariable UUID driverId, Actor actor) {
        members.remove(id, driverId, actor);
    }
}
