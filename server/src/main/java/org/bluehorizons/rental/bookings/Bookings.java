package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.RentalSettings;
import org.bluehorizons.rental.availability.FleetBoard;
import org.bluehorizons.rental.drivers.Driver;
import org.bluehorizons.rental.payments.DepositDeclined;
import org.bluehorizons.rental.payments.Payments;
import org.bluehorizons.rental.pricing.Price;
import org.bluehorizons.rental.pricing.Pricing;
import org.bluehorizons.rental.pricing.Tariffs;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bookings up to the trip: making, changing and giving them up. Claim, booking, money and event of
 * a change commit together. Safe for use by many threads.
 */
@Component
class Bookings {

    private final Quotes quotes;
    private final BookingStore store;
    private final Claims claims;
    private final Payments payments;
    private final Promos promos;
    private final Tariffs tariffs;
    private final Markets markets;
    private final BookingEvents events;
    private final Riders riders;
    private final FleetBoard board;
    private final RentalSettings settings;
    private final BookingMetrics metrics;
    private final Clock clock;

    Bookings(
            Quotes quotes,
            BookingStore store,
            Claims claims,
            Payments payments,
            Promos promos,
            Tariffs tariffs,
            Markets markets,
            BookingEvents events,
            Riders riders,
            FleetBoard board,
            RentalSettings settings,
            BookingMetrics metrics,
            Clock clock) {
        this.quotes = quotes;
        this.store = store;
        this.claims = claims;
        this.payments = payments;
        this.promos = promos;
        this.tariffs = tariffs;
        this.markets = markets;
        this.events = events;
        this.riders = riders;
        this.board = board;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 409 {@code vehicle_taken}, {@code driver_busy}, {@code
     *     vehicle_not_placed}, {@code no_free_bay}; 403 when the driver may not book; 422
     */
    @Transactional
    public Booking make(Wanted wanted, Rider rider) {
        rider.driver().demandMayBook();
        var quote = quotes.quote(wanted, rider.driver());
        if (quote.kind().equals("hold") && !quote.car().placed()) {
            throw taken("vehicle_not_placed", "The car is on its way or not placed yet.");
        }
        var booking = write(wanted, quote, rider);
        var destination = wanted.destinationStationId();
        if (destination != null
                && claims.claimBay(booking.id(), destination, quote.startsAt(), quote.endsAt())
                        .isEmpty()) {
            throw taken("no_free_bay", "destinationStationId: no bay is free there then.");
        }
        if (quote.promo() != null && !promos.use(quote.promo().code())) {
            throw ProblemException.field("promoCode", "a code in effect that is not used up");
        }
        riders.audit(rider, "booking.made", booking);
        payments.wakeAfterCommit();
        if (!booking.isReservation()) {
            board.touched(booking.vehicleId());
        }
        metrics.made(booking.kind());
        return destination == null ? booking : store.lock(booking.id());
    }

    /**
     * @throws ProblemException 409 {@code not_cancellable}
     */
    @Transactional
    public Booking cancel(UUID id, Rider rider, boolean waiveFee) {
        var booking = demandHeld(store.lock(id), "not_cancellable", "cancelled");
        var now = clock.instant();
        var fee = waiveFee && rider.isStaff() ? null : cancelFee(booking, now);
        var closed = close(booking, BookingState.CANCELLED, rider.reason(), fee, now);
        events.record("booking.cancelled", closed, feeData(fee), rider.actor().name());
        riders.audit(rider, "booking.cancelled", closed);
        return closed;
    }

    /** The deposit was declined: without one there is no booking. */
    @EventListener
    @Transactional
    public void on(DepositDeclined declined) {
        var booking = store.lock(declined.booking());
        if (booking.state() == BookingState.HELD) {
            var reason = "the deposit was declined: " + declined.reason();
            var closed = close(booking, BookingState.CANCELLED, reason, null, clock.instant());
            events.record("booking.cancelled", closed, Map.of("reason", reason), "system");
        }
    }

    /** What nobody came for ends; reservations with a fee. In the caller's transaction. */
    Booking runOut(Booking booking, Instant now) {
        if (!booking.isReservation()) {
            var closed = close(booking, BookingState.EXPIRED, null, null, now);
            events.record("booking.expired", closed, Map.of(), "system");
            return closed;
        }
        var tariff = tariffs.get(booking.tariffId());
        var amount = tariff.terms().noShowFee();
        var fee =
                amount.signum() == 0 || booking.corporateId() != null
                        ? null
                        : Pricing.fee(
                                tariff,
                                markets.get(booking.market()),
                                "no_show",
                                "Reservation not used",
                                amount);
        var closed = close(booking, BookingState.NO_SHOW, null, fee, now);
        events.record("booking.no_show", closed, feeData(fee), "system");
        return closed;
    }

    /**
     * Moves the planned end.
     *
     * @throws ProblemException 409 {@code vehicle_taken} naming until when the car is free
     */
    @Transactional
    public Booking extend(UUID id, Instant endsAt, Rider rider) {
        var booking = store.lock(id);
        var now = clock.instant();
        if (booking.state().isOver() || booking.state() == BookingState.ENDING) {
            throw conflict("not_extendable", "The booking is " + booking.state().word() + ".");
        }
        if (!endsAt.isAfter(now.plus(Duration.ofMinutes(1)))
                || !endsAt.isAfter(booking.startsAt())
                || endsAt.isAfter(booking.startsAt().plus(settings.longestBooking()))) {
            throw ProblemException.field(
                    "endsAt",
                    "after now and the start, at most %d days after the start"
                            .formatted(settings.longestBooking().toDays()));
        }
        var wanted = endsAt.plus(settings.turnaround());
        var has = claims.until(id);
        var enough = has.isEmpty() || !has.get().isBefore(wanted);
        var keep = enough && booking.state().isOnTrip();
        if (!keep && !claims.moveEnd(id, wanted)) {
            throw conflict("vehicle_taken", "endsAt: somebody else has the car before.");
        }
        var changed = store.setEnd(id, endsAt, now);
        events.record("booking.extended", changed, Map.of("endsAt", endsAt), rider.actor().name());
        riders.audit(rider, "booking.extended", changed);
        return changed;
    }

    /** Ends what is held; the car is free again, and of the deposit only a fee is taken. */
    Booking close(
            Booking booking,
            BookingState state,
            @Nullable String reason,
            @Nullable Price fee,
            Instant now) {
        claims.free(booking.id());
        promos.giveBack(booking.promo());
        if (fee == null) {
            payments.release(booking.id());
        } else {
            payments.settle(booking.id(), booking.driverId(), fee.total());
        }
        metrics.closed(state);
        return store.close(booking.id(), state, reason, fee, now);
    }

    private Booking write(Wanted wanted, Quotes.Quote quote, Rider rider) {
        var driver = rider.driver();
        var promo = quote.promo();
        return store.make(
                        new NewBooking(
                                driver,
                                quote.car().car().id(),
                                quote.market(),
                                quote.tariff(),
                                quote.kind(),
                                quote.now(),
                                quote.startsAt(),
                                quote.endsAt(),
                                quote.expiresAt(),
                                quote.claimUntil(),
                                quote.car().station(),
                                wanted.destinationStationId(),
                                promo == null ? null : promo.code(),
                                quote.estimate(),
                                wanted.paymentMethodId(),
                                rider.actor().name()))
                .orElseThrow(() -> whyNot(driver, wanted.paymentMethodId(), quote));
    }

    private ProblemException whyNot(Driver driver, @Nullable UUID method, Quotes.Quote quote) {
        if (driver.corporateId() == null && payments.method(driver.id(), method).isEmpty()) {
            return ProblemException.field(
                    "paymentMethodId",
                    "a payment method of yours; see POST /v1/me/payment-methods");
        }
        metrics.refused();
        return claims.isDriverTaken(driver.id(), quote.startsAt(), quote.claimUntil())
                ? taken("driver_busy", "You have a booking at that time already.")
                : taken(
                        "vehicle_taken",
                        "Somebody else has the car then; see GET /v1/availability for others.");
    }

    private @Nullable Price cancelFee(Booking booking, Instant now) {
        var tariff = tariffs.get(booking.tariffId());
        var free = Duration.ofMinutes(tariff.terms().freeCancelMinutes());
        var amount = tariff.terms().cancelFee();
        return booking.isReservation()
                        && booking.corporateId() == null
                        && amount.signum() > 0
                        && now.isAfter(booking.startsAt().minus(free))
                        && now.isAfter(booking.madeAt().plus(Duration.ofMinutes(5)))
                ? Pricing.fee(
                        tariff,
                        markets.get(booking.market()),
                        "cancellation",
                        "Late cancellation",
                        amount)
                : null;
    }

    private static Map<String, ?> feeData(@Nullable Price fee) {
        return Optional.ofNullable(fee)
                .<Map<String, ?>>map(price -> Map.of("fee", price.total()))
                .orElse(Map.of());
    }

    private static Booking demandHeld(Booking booking, String code, String what) {
        if (booking.state() != BookingState.HELD) {
            throw conflict(
                    code,
                    "The booking is %s and cannot be %s.".formatted(booking.state().word(), what));
        }
        return booking;
    }

    private static ProblemException taken(String code, String detail) {
        return conflict(code, detail);
    }

    private static ProblemException conflict(String code, String detail) {
        return ProblemException.of(HttpStatus.CONFLICT, code, detail);
    }
}
