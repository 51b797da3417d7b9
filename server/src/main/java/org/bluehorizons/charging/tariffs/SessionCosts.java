package org.bluehorizons.charging.tariffs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sessions cost. Safe for use by many threads; blocks on the database. */
public interface SessionCosts {

    /** In order, in one statement; null where no tariff holds: such a session costs nothing. */
    List<@Nullable SessionCost> cost(List<ChargingSession> sessions);
}
