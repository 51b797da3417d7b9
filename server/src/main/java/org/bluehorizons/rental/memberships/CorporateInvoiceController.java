package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.UUID;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.web.Idempotent;
import org.bluehorizons.rental.invoices.Invoice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/corporates/{id}/invoices}: the monthly invoice, when staff does not wait for it. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/corporates/{id}/invoices")
@AllowedTo(AccountRole.OPERATOR)
@Tag(name = "Corporates", description = "Companies, their members and their invoices")
class CorporateInvoiceController {

    private final CorporateInvoices invoices;

    @Schema(name = "CorporateInvoiceOrder")
    record Order(@Schema(example = "2026-10") @Nullable String month) {}

    CorporateInvoiceController(CorporateInvoices invoices) {
        this.invoices = invoices;
    }

    @PostMapping
    @Idempotent
    @Operation(
            summary = "Invoice a month that has ended",
            description = "Answers the month's invoice when there is one already.")
    Invoice issue(@PathVariable UUID id, @RequestBody Order order, Actor actor) {
        return invoices.issue(id, month(order.month()), actor)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "nothing_to_invoice",
                                "month: no trip ended by then that is not on an invoice"));
    }

    private static YearMonth month(@Nullable String text) {
        if (text == null || !text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            throw ProblemException.field("month", "a month such as 2026-10");
        }
        return YearMonth.parse(text);
    }
}
