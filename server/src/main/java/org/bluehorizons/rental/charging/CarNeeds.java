package org.bluehorizons.rental.charging;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bluehorizons.charging.OwnCarCharging;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.VehicleSnapshot;
import org.bluehorizons.vehicles.VehicleSnapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells charging what those of our cars need that charge: the energy up to full, by the begin of
 * the next booking. Where power is shared, that makes their priority.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class CarNeeds {

    private static final int WATT_HOURS_PER_KILOWATT_HOUR = 1_000;
    private static final int PERCENT = 100;

    private final OwnCarCharging charging;
    private final VehicleSnapshots snapshots;
    private final JdbcClient database;
    private final OwnChargingSettings settings;
    private final Clock clock;

    CarNeeds(
            OwnCarCharging charging,
            VehicleSnapshots snapshots,
            JdbcClient database,
            OwnChargingSettings settings,
            Clock clock) {
        this.charging = charging;
        this.snapshots = snapshots;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void tell() {
        charging.charging().forEach(this::tell);
    }

    private void tell(UUID car) {
        snapshots
                .find(new VehicleId(car))
                .ifPresent(known -> charging.tellNeed(car, nextBegin(car), missing(known)));
    }

    /** Watt-hours; half a battery when the car has not told its charge. */
    private int missing(VehicleSnapshot car) {
        var charge = car.stateOfChargePercent();
        var percent =
                Math.max(0, settings.fullPercent() - (charge == null ? PERCENT / 2.0 : charge));
        return car.batteryKilowattHours()
                .multiply(BigDecimal.valueOf(percent * WATT_HOURS_PER_KILOWATT_HOUR / PERCENT))
                .intValue();
    }

    private @Nullable Instant nextBegin(UUID car) {
        return database.sql(
                        """
                        SELECT lower(during) FROM rental.claim
                        WHERE vehicle_id = :car AND lower(during) > :now
                        ORDER BY lower(during) LIMIT 1
                        """)
                .param("car", car)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
