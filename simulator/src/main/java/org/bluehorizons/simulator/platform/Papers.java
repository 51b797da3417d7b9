package org.bluehorizons.simulator.platform;

import java.util.List;
import org.bluehorizons.simulator.car.Model;

/** A car's VIN and plate, which follow from the fleet's seed and its number. */
public record Papers(String vin, String plate, Model model) {

    private static final List<Model> MODELS = List.of(Model.values());
    private static final int FLEET = 20_000;
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VIN_VALUES = "12345678123457923456789";
    private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int[] PLATE_WEIGHTS = {9, 4, 5, 4, 3, 2};
    private static final String PLATE_CHECKS = "AZYXUTSRPMLKJHGEDCB";

    public static Papers of(long seed, int number) {
        var serial = Math.floorMod(seed, 400) * FLEET + number;
        return new Papers(vin(serial), plate(serial), MODELS.get(number % MODELS.size()));
    }

    /** With the check digit of ISO 3779, which some markets demand. */
    private static String vin(long serial) {
        var vin = new StringBuilder("LGXCE4CB0S%07d".formatted(serial));
        var sum = 0;
        for (var index = 0; index < VIN_WEIGHTS.length; index++) {
            var letter = VIN_LETTERS.indexOf(vin.charAt(index));
            var value = (letter < 0 ? vin.charAt(index) : VIN_VALUES.charAt(letter)) - '0';
            sum += VIN_WEIGHTS[index] * value;
        }
        vin.setCharAt(8, sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11));
        return vin.toString();
    }

    /** A private car's plate of Singapore, with its check letter. */
    private static String plate(long serial) {
        var digits = (int) (serial % 9_000) + 1_000;
        var series = (int) (serial / 9_000);
        var first = PLATE_LETTERS.charAt(series / PLATE_LETTERS.length() % PLATE_LETTERS.length());
        var second = PLATE_LETTERS.charAt(series % PLATE_LETTERS.length());
        var numbers =
                new int[] {
                    first - 'A' + 1,
                    second - 'A' + 1,
                    digits / 1_000,
                    digits / 100 % 10,
                    digits / 10 % 10,
                    digits % 10
                };
        var sum = 0;
        for (var index = 0; index < numbers.length; index++) {
            sum += PLATE_WEIGHTS[index] * numbers[index];
        }
        return "S%c%c%d%c".formatted(first, second, digits, PLATE_CHECKS.charAt(sum % 19));
    }
}
