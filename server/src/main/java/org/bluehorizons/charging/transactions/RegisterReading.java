package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * The state of an energy register during a session.
 *
 * @param wattHours as labelled: what came in kWh is converted
 * @param labelledWattHours false for what came in kWh; only a value in Wh can be one that should
 *     have been
 * @param whole no more precise than 1 kWh
 * @param timeKnown false when the station's clock is evidently wrong, {@code at} is then the time
 *     of receipt
 * @param toldAt as the station said; sorts values that came together
 */
record RegisterReading(
        Place place,
        Instant at,
        Instant toldAt,
        BigDecimal wattHours,
        boolean labelledWattHours,
        boolean whole,
        boolean timeKnown) {

    /** Start and stop are before and after all others whatever their times say. */
    enum Place {
        START,
        DURING,
        STOP
    }

    /** Total: the same readings are in the same order whatever order they came in. */
    static final Comparator<RegisterReading> ORDER =
            Comparator.comparing(RegisterReading::place)
                    .thenComparing(RegisterReading::at)
                    .thenComparing(RegisterReading::toldAt)
                    .thenComparing(RegisterReading::wattHours)
                    .thenComparing(RegisterReading::labelledWattHours)
                    .thenComparing(RegisterReading::whole)
                    .thenComparing(RegisterReading::timeKnown);

    RegisterReading {
        // 1.0 and 1.00 are the same state of a register.
        wattHours = wattHours.stripTrailingZeros();
    }
}
