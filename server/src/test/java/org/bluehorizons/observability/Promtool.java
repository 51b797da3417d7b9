package org.bluehorizons.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Prometheus's own checks. Where the machine has no promtool the test is skipped, loudly; {@code
 * BLUEHORIZONS_REQUIRE=promtool} makes that a failure.
 */
final class Promtool {

    private static final String NAME = "promtool";

    private Promtool() {}

    /**
     * What it has to say, with its exit code unless that is 0; empty: all is well.
     *
     * @param what is not checked when there is no promtool
     * @param input of its standard input
     */
    static String findings(String what, String input, String... arguments) {
        var command = Stream.concat(Stream.of(path(what)), Arrays.stream(arguments)).toList();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var exit = process.waitFor();
            return exit == 0 ? said : "exit code %d%n%s".formatted(exit, said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String path(String what) {
        var found =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(folder -> Path.of(folder, NAME))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty()) {
            var message =
                    "NOT CHECKED: %s. promtool is not on the PATH (Debian: package prometheus)."
                            .formatted(what);
            System.err.println(message);
            if (isRequired()) {
                throw new AssertionError(message);
            }
            Assumptions.abort(message);
        }
        return found.orElseThrow().toString();
    }

    private static boolean isRequired() {
        var required = System.getenv().getOrDefault("BLUEHORIZONS_REQUIRE", "");
        return List.of(required.split("[,\\s]+", -1)).contains(NAME);
    }
}
