package org.bluehorizons.infra;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that the checks need and not every machine has. Where one is missing its checks are
 * skipped, loudly; {@code BLUEHORIZONS_REQUIRE=terraform,promtool} makes that a failure.
 */
public final class Needed {

    private static final String REQUIRE = "BLUEHORIZONS_REQUIRE";

    private Needed() {}

    /** A program on the path. */
    public static Program program(String name, String howToGet) {
        return orSkip(
                name, Program.onPath(name), "%s is not on the PATH. %s".formatted(name, howToGet));
    }

    /** What was found, or the end of the test. */
    public static <T> T orSkip(String name, Optional<T> found, String message) {
        if (found.isPresent()) {
            return found.get();
        }
        var line = "*".repeat(100);
        System.err.printf("%s%nNOT CHECKED: %s%n%s%n", line, message, line);
        if (isRequired(name)) {
            throw new AssertionError("%s (%s asks for it)".formatted(message, REQUIRE));
        }
        Assumptions.abort(message);
        throw new IllegalStateException("aborted");
    }

    private static boolean isRequired(String name) {
        return Arrays.asList(System.getenv().getOrDefault(REQUIRE, "").split("[,\\s]+"))
                .contains(name);
    }
}
