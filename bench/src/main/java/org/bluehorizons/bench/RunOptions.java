package org.bluehorizons.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Option;

/** What every benchmark is told, and where its result is kept; a mixin. */
public final class RunOptions {
    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each measurement.")
    private int rounds;

    @Option(names = "--root", required = true, hidden = true)
    private Path root = Path.of("");

    @Option(names = "--commit", required = true, hidden = true)
    private String commit = "";

    public int rounds() {
        return rounds;
    }

    /** Of the project. */
    public Path root() {
        return root;
    }

    /** A folder for the benchmark's own files, empty. */
    public Path work(String benchmark) throws IOException {
        return Harness.emptyFolder(root.resolve("bench/target").resolve(benchmark));
    }

    /** Shows the table and keeps it under bench/results. */
    public void keep(String name, List<Row> rows) throws IOException {
        var report =
                new Report(
                        name,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Machine.here(),
                        commit,
                        rows);
        System.out.print(report.table());
        Harness.say("kept in %s".formatted(report.write(root.resolve("bench/results"))));
    }
}
