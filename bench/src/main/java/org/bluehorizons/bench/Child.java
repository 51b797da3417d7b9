package org.bluehorizons.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a benchmark starts, with its talk in a log file, and surely ends. */
public final class Child implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(() -> jvm().destroy());

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and leaves its standard input and output to the caller; errors go to the log. */
    public static Child startTalking(
            Path log, Map<String, String> environment, List<String> command) throws IOException {
        return start(log, Redirect.PIPE, environment, command);
    }

    /** Starts it with all its output in the log. */
    public static Child start(Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        return start(log, Redirect.appendTo(log.toFile()), environment, command);
    }

    private static Child start(
            Path log, Redirect output, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(output)
                        .redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Child child = new Child(builder.start(), log);
        Runtime.getRuntime().addShutdownHook(child.atExit);
        return child;
    }

    public Process process() {
        return process;
    }

    /** The JVM, where the process is a script that started it. */
    public ProcessHandle jvm() {
        return process.descendants().filter(Child::isJava).findFirst().orElse(process.toHandle());
    }

    private static boolean isJava(ProcessHandle handle) {
        return handle.info().command().map(command -> command.endsWith("/java")).orElse(false);
    }

    /** An error that says where to read on. */
    public IOException failed(String what) {
        return new IOException(what + "; " + log + " says more");
    }

    /** Asks it to end, and makes it end when it does not. */
    @Override
    public void close() throws IOException {
        ProcessHandle jvm = jvm();
        jvm.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
