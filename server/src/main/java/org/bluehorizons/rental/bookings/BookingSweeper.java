package org.bluehorizons.rental.bookings;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.rental.RentalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What time does to bookings: warnings, ends of holds, no-shows, trips whose end waits for the car,
 * cars that are not back. A claim ends by itself, so a car is free again even before this comes by.
 * Any number of nodes may run it.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class BookingSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(BookingSweeper.class);
    private static final int AT_ONCE = 100;

    private final JdbcClient database;
    private final BookingStore store;
    private final Bookings bookings;
    private final Trips trips;
    private final BookingEvents events;
    private final TransactionOperations transactions;
    private final RentalSettings settings;
    private final Clock clock;

    BookingSweeper(
            JdbcClient database,
            BookingStore store,
            Bookings bookings,
            Trips trips,
            BookingEvents events,
            TransactionOperations transactions,
            RentalSettings settings,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.bookings = bookings;
        this.trips = trips;
        this.events = events;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void sweep() {
        var now = clock.instant();
        while (runOut(now) == AT_ONCE) {
            // There are more.
        }
        warn(now);
    }

    /**
     * Trips whose driver has tapped End while the car was not ready; a silent car delays no other.
     */
    @Scheduled(fixedDelayString = "PT2S")
    void settleEndings() {
        try (var cars = Executors.newVirtualThreadPerTaskExecutor()) {
            ending().forEach(id -> cars.execute(() -> settle(id)));
        }
    }

    private void settle(UUID id) {
        try {
            store.find(id)
                    .filter(booking -> booking.state() == BookingState.ENDING)
                    .ifPresent(booking -> trips.settle(booking, clock.instant()));
        } catch (RuntimeException failure) {
            LOG.warn("booking {} could not be settled: {}", id, failure.toString());
        }
    }

    /** Cars that their drivers should have brought back; the claim grows while nobody follows. */
    @Scheduled(fixedDelayString = "PT10S")
    void findOverdue() {
        var now = clock.instant();
        for (var id : overdue(now)) {
            transactions.executeWithoutResult(_ -> {
                var booking = store.lock(id);
                if (booking.state().isOnTrip() && markWarned(id, now)) {
                    events.record("trip.overdue", booking, Map.of(), "system");
                }
            });
        }
    }

    private int runOut(Instant now) {
        var done =
                transactions.execute(_ -> {
                    var ids =
                            database.sql(
                                            """
                                            SELECT id FROM rental.booking
                                            WHERE state = 'held' AND expires_at <= :now
                                            ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED
                                            """)
                                    .param("now", now.atOffset(ZoneOffset.UTC))
                                    .param("most", AT_ONCE)
                                    .query((row, _) -> row.getObject(1, UUID.class))
                                    .list();
                    ids.forEach(id -> bookings.runOut(store.lock(id), now));
                    return ids.size();
                });
        return done == null ? 0 : done;
    }

    private void warn(Instant now) {
        transactions.executeWithoutResult(_ -> {
            var ids =
                    database.sql(
                                    """
                                    SELECT id FROM rental.booking
                                    WHERE state = 'held' AND warned_at IS NULL
                                      AND expires_at <= :soon AND expires_at > :now
                                    LIMIT :most FOR UPDATE SKIP LOCKED
                                    """)
                            .param("soon", now.plus(settings.warning()).atOffset(ZoneOffset.UTC))
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .param("most", AT_ONCE)
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .list();
            for (var id : ids) {
                markWarned(id, now);
                var booking = store.lock(id);
                events.record(
                        "booking.expiring",
                        booking,
                        Map.of("expiresAt", booking.expiresAt()),
                        "system");
            }
        });
    }

    /** True the first time; a hold's warning does not count for the trip. */
    private boolean markWarned(UUID id, Instant now) {
        return database.sql(
                                """
                                UPDATE rental.booking SET warned_at = :now
                                WHERE id = :id
                                  AND (warned_at IS NULL OR warned_at < started_at)
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                > 0;
    }

    private List<UUID> ending() {
        return database.sql(
                        """
                        SELECT id FROM rental.booking
                        WHERE state = 'ending' AND stopped_at < now() - interval '2 seconds'
                        ORDER BY stopped_at LIMIT :most
                        """)
                .param("most", AT_ONCE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<UUID> overdue(Instant now) {
        return database.sql(
                        """
                        SELECT booking.id FROM rental.booking JOIN rental.claim USING (id)
                        WHERE state IN ('active', 'paused') AND upper(during) <= :now
                          AND (warned_at IS NULL OR warned_at < started_at)
                        LIMIT :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
