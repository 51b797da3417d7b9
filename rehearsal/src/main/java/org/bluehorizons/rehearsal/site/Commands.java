package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands that end by themselves. */
public final class Commands {
    private Commands() {}

    /** What it complains of is seen, what it says is not. */
    public static void run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Process process =
                builder(folder, environment, command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        demandZero(process, command);
    }

    /** What it writes to standard output, without the white space around. */
    public static String ask(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process =
                builder(folder, Map.of(), command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        demandZero(process, command);
        return said;
    }

    private static ProcessBuilder builder(
            Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static void demandZero(Process process, List<String> command)
            throws IOException, InterruptedException {
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(
                    "%s: exit code %d (expected: 0)".formatted(String.join(" ", command), exit));
        }
    }
}
