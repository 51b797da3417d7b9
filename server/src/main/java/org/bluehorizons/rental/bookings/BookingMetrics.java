package org.bluehorizons.rental.bookings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts bookings: made, closed, refused because the car or the driver was taken. */
@Component
class BookingMetrics {

    private final MeterRegistry registry;
    private final Map<BookingState, Counter> closed = new EnumMap<>(BookingState.class);
    private final Counter refused;

    BookingMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var state : BookingState.values()) {
            if (state.isOver()) {
                closed.put(
                        state,
                        Counter.builder("rental.bookings.closed")
                                .description("Bookings that came to their end")
                                .tag("state", state.word())
                                .register(registry));
            }
        }
        this.refused =
                Counter.builder("rental.bookings.refused")
                        .description("Bookings that could not be: car or driver were taken")
                        .register(registry);
        bookings("hold");
        bookings("reservation");
    }

    void made(String kind) {
        bookings(kind).increment();
    }

    void closed(BookingState state) {
        var counter = closed.get(state);
        if (counter != null) {
            counter.increment();
        }
    }

    void refused() {
        refused.increment();
    }

    private Counter bookings(String kind) {
        return Counter.builder("rental.bookings")
                .description("Bookings made")
                .tag("kind", kind)
                .register(registry);
    }
}
