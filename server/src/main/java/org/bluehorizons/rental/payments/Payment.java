package org.bluehorizons.rental.payments;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.bluehorizons.rental.Money;
import org.jspecify.annotations.Nullable;

/**
 * One authorisation or charge at the provider.
 *
 * @param attempts in its state
 * @param round how often the driver has been asked for the money anew
 * @param token of the payment method
 */
record Payment(
        UUID id,
        String kind,
        @Nullable UUID bookingId,
        UUID driverId,
        String currency,
        BigDecimal amount,
        BigDecimal toCapture,
        BigDecimal captured,
        BigDecimal toRefund,
        BigDecimal refunded,
        String state,
        boolean releaseWanted,
        @Nullable String reference,
        int attempts,
        int round,
        String provider,
        String token) {

    Money money(BigDecimal value) {
        return new Money(value, currency);
    }

    /** What the provider tells repeats by; another one each round. */
    UUID operation() {
        return round == 0
                ? id
                : UUID.nameUUIDFromBytes((id + "-" + round).getBytes(StandardCharsets.UTF_8));
    }
}
