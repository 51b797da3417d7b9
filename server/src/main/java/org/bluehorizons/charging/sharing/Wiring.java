package org.bluehorizons.charging.sharing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Watts to amperes, for stations that take nothing else. */
final class Wiring {

    /** 32 A. What gives more has three phases. */
    private static final int MOST_OF_ONE_PHASE = 7_400;

    private static final int THREE = 3;

    private Wiring() {}

    /** How many phases an outlet has that gives so many watts at most. */
    static int phases(int most) {
        return most <= MOST_OF_ONE_PHASE ? 1 : THREE;
    }

    /** Amperes in each phase, never rounded up; stations know one decimal. */
    static BigDecimal amperes(int watts, int phases, int volts) {
        return BigDecimal.valueOf(watts)
                .divide(BigDecimal.valueOf((long) phases * volts), 1, RoundingMode.FLOOR);
    }
}
