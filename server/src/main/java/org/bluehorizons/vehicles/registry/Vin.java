package org.bluehorizons.vehicles.registry;

import java.util.Set;
import java.util.regex.Pattern;

/** The rules of a vehicle identification number (ISO 3779; check digit: 49 CFR 565.15). */
final class Vin {

    static final String RULE = "17 characters: capital letters without I, O, Q, and digits";
    static final String CHECK_DIGIT_RULE =
            "the 9th character is the check digit, which this market uses, and it is wrong";

    private static final Pattern SHAPE = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final Set<String> MARKETS_WITH_CHECK_DIGIT = Set.of("US", "CA", "CN");
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VALUES = "12345678123457923456789";

    private Vin() {}

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Whether the check digit is right, or the market does not use it. */
    static boolean isChecked(String vin, String market) {
        return !MARKETS_WITH_CHECK_DIGIT.contains(market) || vin.charAt(8) == checkDigit(vin);
    }

    private static char checkDigit(String vin) {
        var sum = 0;
        for (var index = 0; index < WEIGHTS.length; index++) {
            sum += WEIGHTS[index] * value(vin.charAt(index));
        }
        var rest = sum % 11;
        return rest == 10 ? 'X' : (char) ('0' + rest);
    }

    private static int value(char character) {
        var letter = LETTERS.indexOf(character);
        return (letter < 0 ? character : VALUES.charAt(letter)) - '0';
    }
}
