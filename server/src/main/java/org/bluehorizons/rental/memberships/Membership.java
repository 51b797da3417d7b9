package org.bluehorizons.rental.memberships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which plan a driver has.
 *
 * @param since when the plan began; its months are counted from then, in the market's zone
 * @param paidUntil the fee is paid, or being collected, up to here; null when there is none
 * @param nextPlanId what it becomes then
 * @param corporateId who pays for trips, and chooses the plan
 */
@Schema(name = "Membership")
public record Membership(
        UUID driverId,
        @Schema(example = "SG") String market,
        UUID planId,
        Instant since,
        @Nullable Instant paidUntil,
        @Nullable UUID nextPlanId,
        @Nullable UUID corporateId,
        @Nullable String costCentre) {

    /** Its first to last day as a member, end exclusive. */
    record Month(Instant begins, Instant ends) {}

    /**
     * The month of the plan that has the instant. Counted from the first day each time, so that
     * what began on a 31st ends on a 31st again after February.
     */
    static Month month(Instant since, Instant at, ZoneId zone) {
        var first = since.atZone(zone);
        var passed = Math.max(0, ChronoUnit.MONTHS.between(first, at.atZone(zone)));
        // From the 31st to the 28th of a February no month has passed, and yet it is the day.
        if (!first.plusMonths(passed + 1).toInstant().isAfter(at)) {
            passed++;
        }
        return new Month(
                first.plusMonths(passed).toInstant(), first.plusMonths(passed + 1).toInstant());
    }

    String subject() {
        return "driver:" + driverId;
    }

    boolean isPaidAt(Instant at) {
        return paidUntil != null && paidUntil.isAfter(at);
    }
}
