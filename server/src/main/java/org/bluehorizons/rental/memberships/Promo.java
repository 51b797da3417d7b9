package org.bluehorizons.rental.memberships;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that takes something off the price of a trip.
 *
 * @param percent null when it is an amount
 * @param amount at most this, in the market's currency; null when it is a percentage
 * @param from null when it was ended before it began
 * @param until null: without end
 * @param mostUses null: any number
 * @param usesEach by one driver
 */
@Schema(name = "Promo")
public record Promo(
        @Schema(example = "WELCOME") String code,
        @Schema(example = "SG") String market,
        @Schema(type = "string", example = "20") @JsonFormat(shape = JsonFormat.Shape.STRING)
                @Nullable BigDecimal percent,
        @Schema(type = "string", example = "5.00") @JsonFormat(shape = JsonFormat.Shape.STRING)
                @Nullable BigDecimal amount,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Integer mostUses,
        int uses,
        int usesEach,
        String createdBy,
        Instant createdAt) {

    String subject() {
        return "promo:" + code;
    }
}
