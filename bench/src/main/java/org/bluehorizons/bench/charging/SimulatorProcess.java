package org.bluehorizons.bench.charging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.bench.Child;
import org.bluehorizons.bench.Java;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of simulated charge points, which tells each second what they did. */
final class SimulatorProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Child child;
    private final Thread listener;
    private final List<Double> p99s = new ArrayList<>();
    private @Nullable Tally latest;

    /**
     * What the charge points of a process did since it started.
     *
     * @param kept transaction messages that wait for a connection, their turn or an answer
     * @param lost transaction messages that the platform would not have
     */
    record Tally(
            long connected,
            long booted,
            long statused,
            long sent,
            long answered,
            long errors,
            long timeouts,
            long reconnects,
            long refused,
            long transactionsOpen,
            long transactionsEnded,
            long kept,
            long lost) {

        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        static Tally of(JsonNode line) {
            return new Tally(
                    line.path("connected").asLong(),
                    line.path("booted").asLong(),
                    line.path("statused").asLong(),
                    line.path("sent").asLong(),
                    line.path("answered").asLong(),
                    line.path("errors").asLong(),
                    line.path("timeouts").asLong(),
                    line.path("reconnects").asLong(),
                    line.path("refused").asLong(),
                    line.path("transactionsOpen").asLong(),
                    line.path("transactionsEnded").asLong(),
                    line.path("kept").asLong(),
                    line.path("lost").asLong());
        }

        Tally plus(Tally other) {
            return new Tally(
                    connected + other.connected,
                    booted + other.booted,
                    statused + other.statused,
                    sent + other.sent,
                    answered + other.answered,
                    errors + other.errors,
                    timeouts + other.timeouts,
                    reconnects + other.reconnects,
                    refused + other.refused,
                    transactionsOpen + other.transactionsOpen,
                    transactionsEnded + other.transactionsEnded,
                    kept + other.kept,
                    lost + other.lost);
        }
    }

    private SimulatorProcess(Child child, Path log) {
        this.child = child;
        this.listener = Thread.ofPlatform().daemon().start(() -> listen(log));
    }

    /**
     * @param options of {@code simulate}
     */
    static SimulatorProcess start(Path root, List<String> options, Path log) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--cars=0", "--json", "--exit-on-stdin-close"));
        arguments.addAll(options);
        return new SimulatorProcess(
                Child.startTalking(
                        log,
                        Map.of(),
                        Java.command(
                                List.of(
                                        "-Xmx768m",
                                        "-XX:+UseSerialGC",
                                        // Compiling better would cost them more than it saves.
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseCompactObjectHeaders",
                                        // Stack traces of buffers are for those who look for leaks.
                                        "-Dio.netty.leakDetection.level=disabled"),
                                classPath(root),
                                "org.bluehorizons.simulator.Simulator",
                                arguments.toArray(String[]::new))),
                log);
    }

    private static String classPath(Path root) throws IOException {
        Path target = root.resolve("simulator/target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar =
                    files.filter(file ->
                                    file.getFileName()
                                            .toString()
                                            .matches("bluehorizons-simulator-.*\\.jar"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no simulator in " + target));
            return jar + ":" + target.resolve("lib/*");
        }
    }

    /** As of the last second. */
    synchronized Tally tally() {
        return latest == null ? Tally.NOTHING : latest;
    }

    /** The 99th percentiles of answers, in milliseconds, second by second since asked last. */
    synchronized List<Double> takeP99s() {
        List<Double> taken = List.copyOf(p99s);
        p99s.clear();
        return taken;
    }

    void requireAlive() throws IOException {
        if (!child.process().isAlive()) {
            throw child.failed("a simulator ended");
        }
    }

    /** Returns at once. */
    void askToEnd() {
        child.jvm().destroy();
    }

    /** Ends it in good order; what its charge points did in all. */
    Tally end() throws IOException, InterruptedException {
        child.close();
        listener.join();
        return tally();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }

    private void listen(Path log) {
        try (BufferedReader lines = child.process().inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("{\"event\":\"chargePoints")) {
                    hear(JSON.readTree(line));
                }
                line = lines.readLine();
            }
        } catch (IOException ended) {
            System.err.printf("bench: a simulator's talk broke off (%s): %s%n", log, ended);
        }
    }

    private synchronized void hear(JsonNode line) {
        latest = Tally.of(line);
        double p99 = line.path("answerMillis").path("p99").asDouble();
        if (p99 > 0) {
            p99s.add(p99);
        }
    }
}
