package org.bluehorizons.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One command of {@code bluehorizons}, run to its end in a process of its own.
 *
 * @param output standard output and standard error
 */
record Invocation(int exitCode, String output) {

    static Invocation of(Path data, Map<String, String> environment, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.bluehorizons.BlueHorizons"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BLUEHORIZONS_DATA_DIR", data.toString());
        builder.environment().put("BLUEHORIZONS_DATABASE_EMBEDDEDPORT", "0");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Invocation(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
