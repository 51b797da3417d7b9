package org.bluehorizons.rental.bookings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/bookings/{id}/...}: what only staff does. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/bookings/{id}")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Rental operations", description = "What staff does for bookings and cars")
class StaffBookingController {

    private final Bills bills;
    private final Reassignment reassignment;
    private final BookingViews views;

    @Schema(name = "BillApproval")
    record Approval(
            @Schema(
                            type = "string",
                            example = "24.00",
                            description = "Another total; left out: as computed.")
                    @Nullable BigDecimal total,
            @Schema(description = "Required.") @Nullable String reason) {}

    @Schema(name = "Refund")
    record Refund(
            @Schema(type = "string", example = "5.00") @Nullable BigDecimal amount,
            @Schema(description = "Required.") @Nullable String reason) {}

    @Schema(name = "BookingReassignment")
    record NewCar(
            @Schema(type = "string", format = "uuid", description = "Left out: the best free one.")
                    @Nullable VehicleId vehicleId,
            @Schema(description = "Required.") @Nullable String reason) {}

    StaffBookingController(Bills bills, Reassignment reassignment, BookingViews views) {
        this.bills = bills;
        this.reassignment = reassignment;
        this.views = views;
    }

    @PostMapping("/bill")
    @Idempotent
    @Operation(
            summary = "Let a bill that waits for a person be charged",
            description = "With another total, a line says that staff has changed it.")
    BookingView bill(@PathVariable UUID id, @RequestBody Approval approval, Actor actor) {
        demandReason(approval.reason());
        var total = approval.total();
        new Rules()
                .check(
                        total == null || (total.signum() >= 0 && total.scale() <= 2),
                        "total",
                        "an amount of at least 0 with at most 2 decimals")
                .demand();
        return views.whole(
                bills.approve(id, total, Objects.requireNonNull(approval.reason()), actor));
    }

    @PostMapping("/refund")
    @Idempotent
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Give back of what a booking cost")
    BookingView refund(@PathVariable UUID id, @RequestBody Refund refund, Actor actor) {
        demandReason(refund.reason());
        var amount = refund.amount();
        new Rules()
                .check(
                        amount != null && amount.signum() > 0 && amount.scale() <= 2,
                        "amount",
                        "more than 0, at most 2 decimals")
                .demand();
        return views.whole(
                bills.refund(
                        id,
                        Objects.requireNonNull(amount),
                        Objects.requireNonNull(refund.reason()),
                        actor));
    }

    @PostMapping("/reassign")
    @Idempotent
    @Operation(
            summary = "Give a held booking another car",
            description = "Price and deposit stay as they were told.")
    BookingView reassign(@PathVariable UUID id, @RequestBody NewCar wanted, Actor actor) {
        demandReason(wanted.reason());
        return views.whole(
                reassignment.reassign(
                        id, wanted.vehicleId(), Objects.requireNonNull(wanted.reason()), actor));
    }

    private static void demandReason(@Nullable String reason) {
        new Rules()
                .check(Riders.isReason(reason), "reason", "required: 1 to 500 characters")
                .demand();
    }
}
