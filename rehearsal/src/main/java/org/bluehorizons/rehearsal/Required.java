package org.bluehorizons.rehearsal;

import java.util.List;

/**
 * What may be missing on a machine. {@code BLUEHORIZONS_REQUIRE}, words with commas between, says
 * what may not, so that where it must run nothing is left out in silence.
 */
public final class Required {
    private Required() {}

    public static boolean contains(String word) {
        String required = System.getenv().getOrDefault("BLUEHORIZONS_REQUIRE", "");
        return List.of(required.split("[,\\s]+")).contains(word);
    }

    /** The exit code for what cannot be done here. */
    public static int skip(String word, String why) {
        System.err.printf("rehearsal: SKIPPED: %s%n", why);
        if (contains(word)) {
            System.err.printf("rehearsal: BLUEHORIZONS_REQUIRE has '%s', so this fails%n", word);
            return 1;
        }
        return 0;
    }
}
