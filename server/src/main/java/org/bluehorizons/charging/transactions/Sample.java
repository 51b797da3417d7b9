package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One sampled value, in the words of both versions, with the specification's defaults filled in.
 *
 * @param phase null for all of them together
 * @param unit null where the measurand has none
 * @param value null where it is no number, {@code raw} then has what came
 */
record Sample(
        StationTime time,
        String measurand,
        @Nullable String phase,
        String location,
        String context,
        @Nullable String unit,
        @Nullable BigDecimal value,
        @Nullable String raw,
        @Nullable Signature signature) {

    static final String ENERGY = "Energy.Active.Import.Register";
    static final String ENERGY_INTERVAL = "Energy.Active.Import.Interval";
    static final String POWER = "Power.Active.Import";
    static final String SOC = "SoC";
    static final String OUTLET = "Outlet";
    static final String BEGIN = "Transaction.Begin";
    static final String END = "Transaction.End";
    static final String PERIODIC = "Sample.Periodic";

    /** Signed meter data, verbatim. Of 1.6 there is nothing but the data. */
    record Signature(
            String data,
            @Nullable String signingMethod,
            @Nullable String encodingMethod,
            @Nullable String publicKey) {}

    /** Whether it shows the energy register of the whole outlet. */
    boolean isRegister() {
        return measurand.equals(ENERGY)
                && phase == null
                && location.equals(OUTLET)
                && value != null;
    }

    /** In Wh or W. */
    @Nullable BigDecimal inBaseUnit() {
        return value != null && isKilo() ? value.movePointRight(3) : value;
    }

    boolean isKilo() {
        return unit != null && unit.toLowerCase(Locale.ROOT).startsWith("kw");
    }
}
