package org.bluehorizons.rental.bookings;

import java.util.Map;
import org.bluehorizons.rental.journal.Journal;
import org.bluehorizons.rental.journal.Journal.About;
import org.springframework.stereotype.Component;

/** Writes bookings' changes into the journal, in their transaction. */
@Component
class BookingEvents {

    private final Journal journal;

    BookingEvents(Journal journal) {
        this.journal = journal;
    }

    void record(String type, Booking after, Map<String, ?> data, String actor) {
        journal.record(
                type,
                new About(
                        after.id(),
                        after.driverId(),
                        after.vehicleId().value(),
                        after.state().word()),
                data,
                actor);
    }
}
