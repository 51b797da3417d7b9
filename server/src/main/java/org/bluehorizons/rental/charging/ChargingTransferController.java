package org.bluehorizons.rental.charging;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Cursor;
import org.bluehorizons.platform.web.Page;
import org.bluehorizons.platform.web.PageRequest;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/charging-transfers}: what charging our own cars costs. */
@RestController
@ConditionalOnRole(Role.API)
@AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
@Tag(name = "Rental operations", description = "What staff does for bookings and cars")
class ChargingTransferController {

    private static final String LIST = "charging-transfers";

    private final ChargingTransfers transfers;

    ChargingTransferController(ChargingTransfers transfers) {
        this.transfers = transfers;
    }

    @GetMapping("/v1/charging-transfers")
    @Operation(
            summary = "What charging our own cars cost, newest first",
            description = "One for each session; billed to nobody.")
    Page<ChargingTransfer> list(
            @RequestParam(required = false) @Nullable VehicleId vehicleId,
            @ParameterObject PageRequest page) {
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.of(
                transfers.list(vehicleId, before, page.rows()),
                page,
                transfer -> Cursor.of(LIST, transfer.id()));
    }
}
