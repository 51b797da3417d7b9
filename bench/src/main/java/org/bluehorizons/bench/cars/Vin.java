package org.bluehorizons.bench.cars;

/** Vehicle identification numbers (ISO 3779) with a check digit where North America wants one. */
final class Vin {
    private static final String VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int CHECK_DIGIT = 8;

    private Vin() {}

    /**
     * The number of a car that does not exist.
     *
     * @param serial 0 to 999,999
     */
    static String of(int serial) {
        String vin = "LBHBENCH0T0%06d".formatted(serial);
        return vin.substring(0, CHECK_DIGIT) + checkDigit(vin) + vin.substring(CHECK_DIGIT + 1);
    }

    /** What belongs into the ninth place, whatever stands there. */
    static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < vin.length(); i++) {
            sum += VALUES.indexOf(vin.charAt(i)) % 10 * WEIGHTS[i];
        }
        return "0123456789X".charAt(sum % 11);
    }
}
