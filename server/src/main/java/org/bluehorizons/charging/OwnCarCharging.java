package org.bluehorizons.charging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Charging of cars of our own fleet, without a card. Safe for use by many threads; blocks on the
 * database; joins the caller's transaction.
 */
public interface OwnCarCharging {

    /**
     * Has the station start a session of the car, by the car's internal token. Nothing is asked
     * while the car, or somebody at that EVSE, has an open session.
     *
     * @return the command's id; empty when nothing was asked
     */
    Optional<UUID> start(UUID vehicleId, String stationId, int evseId);

    /** Whose token that is; empty when it is not one of our own cars'. */
    Optional<UUID> carOf(String token);

    /** Cars that have an open session. */
    List<UUID> charging();

    /**
     * What a car needs, for its priority where power is shared.
     *
     * @param departure when it is needed next; null: nobody knows
     * @param energyWattHours that it needs until then
     */
    void tellNeed(UUID vehicleId, @Nullable Instant departure, int energyWattHours);
}
