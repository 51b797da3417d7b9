package org.bluehorizons.rental.fleet;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.rental.journal.JournalListener;
import org.bluehorizons.rental.journal.RentalEvent;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A car that its driver calls unsafe is for nobody until staff has looked at it: at once, or from
 * the end of the trip on which it was reported.
 */
@Component
class UnsafeCars implements JournalListener {

    private final Withdrawals withdrawals;
    private final JdbcClient database;
    private final Clock clock;

    UnsafeCars(Withdrawals withdrawals, JdbcClient database, Clock clock) {
        this.withdrawals = withdrawals;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "unsafe-cars";
    }

    @Override
    public Set<String> types() {
        return Set.of("vehicle.unsafe", "trip.ended");
    }

    @Override
    public void take(RentalEvent event) {
        if (event.vehicleId() == null) {
            return;
        }
        var reported = event.type().equals("vehicle.unsafe") && !isOnTrip(event.vehicleId());
        var ended = event.type().equals("trip.ended") && isReported(event.vehicleId());
        var car = new VehicleId(event.vehicleId());
        if ((reported || ended) && withdrawals.list(car).isEmpty()) {
            withdrawals.begin(
                    car, clock.instant(), null, "reported as unsafe by a driver", Actor.SYSTEM);
        }
    }

    private boolean isOnTrip(UUID car) {
        return exists(
                """
                SELECT EXISTS (SELECT FROM rental.booking
                               WHERE vehicle_id = :car AND state IN ('active', 'paused', 'ending'))
                """,
                car);
    }

    private boolean isReported(UUID car) {
        return exists(
                """
                SELECT EXISTS (SELECT FROM rental.report
                               WHERE vehicle_id = :car AND unsafe AND state <> 'closed')
                """,
                car);
    }

    private boolean exists(String sql, UUID car) {
        return database.sql(sql).param("car", car).query(Boolean.class).single();
    }
}
