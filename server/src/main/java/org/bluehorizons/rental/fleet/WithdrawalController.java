package org.bluehorizons.rental.fleet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.rental.fleet.Withdrawals.Withdrawal;
import org.bluehorizons.vehicles.VehicleId;
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

/** {@code /v1/vehicles/{id}/withdrawals}: when a car is not for rent. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/vehicles/{vehicleId}/withdrawals")
@AllowedTo({AccountRole.OPERATOR, AccountRole.MAINTENANCE})
@Tag(name = "Rental operations", description = "What staff does for bookings and cars")
class WithdrawalController {

    private final Withdrawals withdrawals;
    private final Clock clock;

    @Schema(name = "NewWithdrawal")
    record NewWithdrawal(
            @Schema(description = "Left out: now.") @Nullable Instant from,
            @Schema(description = "Left out: until further notice.") @Nullable Instant until,
            @Schema(example = "Inspection", description = "Required; drivers read it.")
                    @Nullable String reason) {}

    WithdrawalController(Withdrawals withdrawals, Clock clock) {
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Take a car out of service, now or later",
            description =
                    "Bookings within get the best other car, or are cancelled and cost nothing; their drivers are told.")
    Withdrawal begin(
            @PathVariable VehicleId vehicleId, @RequestBody NewWithdrawal wanted, Actor actor) {
        var now = clock.instant();
        var from = wanted.from() == null || wanted.from().isBefore(now) ? now : wanted.from();
        var reason = Objects.requireNonNullElse(wanted.reason(), "").strip();
        new Rules()
                .check(!reason.isEmpty() && reason.length() <= 500, "reason", "1 to 500 characters")
                .check(
                        wanted.until() == null || wanted.until().isAfter(from),
                        "until",
                        "after from, or left out")
                .demand();
        return withdrawals.begin(vehicleId, from, wanted.until(), reason, actor);
    }

    @GetMapping
    @Operation(summary = "When a car is not for rent, now and later")
    List<Withdrawal> list(@PathVariable VehicleId vehicleId) {
        return withdrawals.list(vehicleId);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let the car be rented again")
    void end(@PathVariable VehicleId vehicleId, @PathVariable UUID id, Actor actor) {
        withdrawals.end(vehicleId, id, actor);
    }
}
