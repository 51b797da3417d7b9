package org.bluehorizons.rental.invoices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an invoice shows, as it was when it was issued. Kept for years: members may be
 * added, nullable; none may change its meaning.
 *
 * @param date of issue, where the seller is
 * @param corrects number of the invoice that a credit note takes back from
 * @param net the total without the tax
 * @param total of a credit note negative
 */
@Schema(name = "InvoiceDocument")
public record InvoiceDocument(
        @Schema(example = "SG-2026-000001") String number,
        @Schema(allowableValues = {"invoice", "credit_note"}) String kind,
        LocalDate date,
        Instant issuedAt,
        @Nullable String corrects,
        Seller seller,
        Buyer buyer,
        List<InvoiceLine> lines,
        Money net,
        Tax tax,
        Money total) {

    @Schema(name = "InvoiceSeller")
    public record Seller(
            @Schema(example = "Blue Horizons Pte. Ltd.") String name,
            String address,
            String taxNumber) {}

    /**
     * @param amount contained in the total
     */
    @Schema(name = "InvoiceTax")
    public record Tax(
            @Schema(example = "GST") String name,
            @Schema(type = "string", example = "9.00") @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal percent,
            Money amount) {}

    public InvoiceDocument {
        lines = List.copyOf(lines);
    }

    static InvoiceDocument of(Draft draft, String number, @Nullable String corrects) {
        var market = draft.market();
        var total = draft.total();
        var tax = market.taxIn(total);
        return new InvoiceDocument(
                number,
                draft.kind().word(),
                LocalDate.ofInstant(draft.issuedAt(), market.timeZone()),
                draft.issuedAt(),
                corrects,
                new Seller(market.legalEntity(), market.legalAddress(), market.taxNumber()),
                draft.buyer(),
                draft.lines(),
                total.minus(tax),
                new Tax(market.taxName(), market.taxPercent(), tax),
                total);
    }
}
