package org.bluehorizons.vehicles.registry;

import java.math.BigDecimal;
import java.util.Objects;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/** What a car's record is to say, with every rule kept. */
record NewVehicle(
        String vin,
        String plate,
        String make,
        String model,
        BigDecimal batteryKilowattHours,
        int rangeKilometres,
        int seats,
        String market) {

    static final String HOME_MARKET = "SG";

    private static final BigDecimal MOST_BATTERY = new BigDecimal("1000");

    /** What a caller wrote; null where nothing. */
    record Draft(
            @Nullable String vin,
            @Nullable String plate,
            @Nullable String make,
            @Nullable String model,
            @Nullable BigDecimal batteryKilowattHours,
            @Nullable Integer rangeKilometres,
            @Nullable Integer seats,
            @Nullable String market) {

        /**
         * @param rules takes what is broken
         * @param prefix of the fields' names, such as {@code line 7: }
         */
        NewVehicle checked(Rules rules, String prefix) {
            var made =
                    new NewVehicle(
                            text(vin),
                            text(plate),
                            text(make),
                            text(model),
                            Objects.requireNonNullElse(batteryKilowattHours, BigDecimal.ZERO),
                            Objects.requireNonNullElse(rangeKilometres, 0),
                            Objects.requireNonNullElse(seats, 0),
                            market == null ? HOME_MARKET : market);
            made.check(rules, prefix);
            return made;
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    void check(Rules rules, String prefix) {
        var isVin = Vin.isOne(vin);
        rules.check(isVin, prefix + "vin", Vin.RULE)
                .check(!isVin || Vin.isChecked(vin, market), prefix + "vin", Vin.CHECK_DIGIT_RULE)
                .check(
                        plate.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .-]{0,15}"),
                        prefix + "plate",
                        "1 to 16 letters, digits, spaces, dots or hyphens")
                .check(isName(make), prefix + "make", "1 to 64 characters")
                .check(isName(model), prefix + "model", "1 to 64 characters")
                .check(
                        batteryKilowattHours.signum() > 0
                                && batteryKilowattHours.compareTo(MOST_BATTERY) <= 0
                                && batteryKilowattHours.stripTrailingZeros().scale() <= 2,
                        prefix + "batteryKilowattHours",
                        "more than 0, at most 1000, at most 2 decimals")
                .check(
                        rangeKilometres >= 1 && rangeKilometres <= 2_000,
                        prefix + "rangeKilometres",
                        "a whole number from 1 to 2000")
                .check(seats >= 1 && seats <= 9, prefix + "seats", "a whole number from 1 to 9")
                .check(
                        market.matches("[A-Z]{2}"),
                        prefix + "market",
                        "a country, ISO 3166-1 alpha-2, such as SG");
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && text.chars().noneMatch(Character::isISOControl);
    }
}
