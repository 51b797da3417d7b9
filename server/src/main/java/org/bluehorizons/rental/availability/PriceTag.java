package org.bluehorizons.rental.availability;

import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a car costs somebody without a membership, now; tax included.
 *
 * @param dayCap the most that the time of a day costs; null when nothing caps it
 */
public record PriceTag(
        Money unlockFee, Money perMinute, Money perKilometre, @Nullable Money dayCap) {}
