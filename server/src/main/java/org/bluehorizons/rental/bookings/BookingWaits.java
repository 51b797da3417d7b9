package org.bluehorizons.rental.bookings;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.rental.payments.Payments;
import org.springframework.stereotype.Component;

/**
 * Waits until a booking's deposit is authorised or declined, which takes a provider some moments.
 * Looks now and then: few wait, and briefly.
 */
@Component
class BookingWaits {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Payments payments;

    BookingWaits(Payments payments) {
        this.payments = payments;
    }

    void await(UUID booking, int seconds) {
        var deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (isOpen(booking) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isOpen(UUID booking) {
        return payments.deposit(booking)
                .filter(deposit -> deposit.state().equals("authorising"))
                .isPresent();
    }
}
