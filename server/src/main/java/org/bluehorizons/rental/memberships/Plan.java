package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.bluehorizons.rental.Money;

/**
 * A way to be a member. What trips cost in it is in its tariffs.
 *
 * @param monthlyFee tax contained; zero unless kind is monthly
 * @param active whether drivers may choose it; who has it keeps it
 */
@Schema(name = "Plan")
public record Plan(
        UUID id,
        @Schema(example = "SG") String market,
        @Schema(example = "monthly") String code,
        @Schema(example = "Monthly") String name,
        @Schema(allowableValues = {"pay_as_you_go", "monthly", "corporate"}) String kind,
        Money monthlyFee,
        boolean active,
        long version,
        Instant createdAt) {

    String subject() {
        return "plan:" + id;
    }

    boolean isCorporate() {
        return kind.equals("corporate");
    }

    boolean hasFee() {
        return !monthlyFee.isZero();
    }
}
