package org.bluehorizons.infra;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that this machine has.
 *
 * @param file what to start
 */
public record Program(Path file) {

    /**
     * How a run ended.
     *
     * @param output what it wrote to standard output
     * @param errors what it wrote to standard error
     */
    public record Outcome(int exitCode, String output, String errors) {

        /** It says that it went well. */
        public boolean succeeded() {
            return exitCode == 0;
        }

        /** All that it said, for people. */
        public String said() {
            return (output + "\n" + errors).strip();
        }
    }

    /** Looks for a program in the folders of {@code PATH}. */
    public static Optional<Program> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(Program::new);
    }

    /** Runs it to its end. */
    public Outcome run(Path folder, Duration patience, String... arguments) {
        return run(folder, patience, Map.of(), List.of(arguments));
    }

    /**
     * Runs it to its end.
     *
     * @param environment added to ours
     * @throws IllegalStateException when it takes longer than our patience
     */
    public Outcome run(
            Path folder,
            Duration patience,
            Map<String, String> environment,
            List<String> arguments) {
        var command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        try {
            // Files, because a pipe that nobody reads would stop the program.
            var output = Files.createTempFile("output", ".txt");
            var errors = Files.createTempFile("errors", ".txt");
            try {
                var builder =
                        new ProcessBuilder(command)
                                .directory(folder.toFile())
                                .redirectOutput(output.toFile())
                                .redirectError(errors.toFile());
                builder.environment().putAll(environment);
                var exitCode = await(builder.start(), patience, command);
                return new Outcome(exitCode, Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int await(Process process, Duration patience, List<String> command) {
        try {
            process.getOutputStream().close();
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        throw new IllegalStateException(
                "%s did not end within %s".formatted(String.join(" ", command), patience));
    }
}
