package org.bluehorizons.rental.drivers;

/** What staff wrote, as part of a text to a driver. */
final class Sentence {

    private Sentence() {}

    /** Ends with a full stop. */
    static String of(String text) {
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }
}
