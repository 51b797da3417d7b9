package org.bluehorizons.rental.invoices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line.
 *
 * @param section lines of one section stand together with a sum, such as a cost centre's
 * @param quantity null for a fixed amount
 * @param unit of the quantity
 * @param amount tax contained; negative for a discount
 */
public record InvoiceLine(
        @Schema(example = "Cost centre Sales") @Nullable String section,
        @Schema(example = "Driving") String description,
        @Schema(type = "string", example = "32.5") @JsonFormat(shape = JsonFormat.Shape.STRING)
                @Nullable BigDecimal quantity,
        @Schema(example = "min") @Nullable String unit,
        @Nullable Money unitPrice,
        Money amount) {

    /** A fixed amount. */
    public static InvoiceLine of(String description, Money amount) {
        return new InvoiceLine(null, description, null, null, null, amount);
    }
}
