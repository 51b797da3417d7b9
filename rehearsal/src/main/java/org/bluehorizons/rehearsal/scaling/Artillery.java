package org.bluehorizons.rehearsal.scaling;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Child;
import org.bluehorizons.rehearsal.Rehearsal;
import org.bluehorizons.rehearsal.site.Commands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Artillery, as a process; npm fetches it once. */
final class Artillery implements AutoCloseable {
    private static final String VERSION = "2.0.21";

    private final Child child;
    private final Path report;

    private Artillery(Child child, Path report) {
        this.child = child;
        this.report = report;
    }

    /**
     * What it did.
     *
     * @param failed answered by an error of the server, or not at all
     */
    record Result(long requests, long failed, double p95Millis) {}

    /** Into {@code rehearsal/target/artillery}, if it is not there. */
    static Path install(Path root) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(root.resolve("rehearsal/target/artillery"));
        Path program = folder.resolve("node_modules/artillery/bin/run");
        if (!Files.exists(program)) {
            Rehearsal.say("fetching Artillery " + VERSION);
            Commands.run(
                    folder,
                    Map.of("PUPPETEER_SKIP_DOWNLOAD", "1", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
                    List.of(
                            "npm",
                            "install",
                            "--prefix",
                            folder.toString(),
                            "--no-audit",
                            "--no-fund",
                            "--omit=optional",
                            "artillery@" + VERSION));
        }
        return program;
    }

    /**
     * @param token of whom it signs in as
     */
    static Artillery start(Path program, Path profile, Path work, URI target, String token)
            throws IOException {
        Path report = work.resolve("artillery.json");
        Child child =
                Child.start(
                        work.resolve("artillery.log"),
                        Map.of("TOKEN", token, "ARTILLERY_DISABLE_TELEMETRY", "true"),
                        List.of(
                                "node",
                                program.toString(),
                                "run",
                                "--target",
                                target.toString(),
                                "--output",
                                report.toString(),
                                profile.toString()));
        return new Artillery(child, report);
    }

    boolean isRunning() {
        return child.process().isAlive();
    }

    /** After its end. */
    Result result() throws IOException {
        if (!Files.exists(report)) {
            throw child.failed("Artillery wrote no report");
        }
        JsonNode all = new JsonMapper().readTree(Files.readString(report)).path("aggregate");
        JsonNode counters = all.path("counters");
        long requests = counters.path("http.requests").asLong();
        long good = 0;
        for (String name : counters.propertyNames()) {
            if (name.matches("http\\.codes\\.2\\d\\d")) {
                good += counters.path(name).asLong();
            }
        }
        return new Result(
                requests,
                requests - good,
                all.path("summaries").path("http.response_time").path("p95").asDouble());
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
