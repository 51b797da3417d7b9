package org.bluehorizons.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bluehorizons.bench.Machine;
import org.bluehorizons.bench.Report;
import org.bluehorizons.bench.Row;

/**
 * What a rehearsal found.
 *
 * @param failures requests that failed, by how
 */
public record Verdict(List<Row> rows, Map<String, Long> failures) {

    /** The aims that were not met. */
    public List<String> missed() {
        return rows.stream()
                .filter(row -> Boolean.FALSE.equals(row.met()))
                .map(Row::metric)
                .toList();
    }

    /** Shows the table and keeps it under rehearsal/results. */
    public void keep(Path root, String name, String commit) throws IOException {
        Report report =
                new Report(
                        name,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Machine.here(),
                        commit,
                        rows);
        System.out.print(report.table());
        failures.forEach((how, count) -> System.out.printf("  failed: %d times %s%n", count, how));
        Rehearsal.say("kept in %s".formatted(report.write(root.resolve("rehearsal/results"))));
    }

    /** The exit code of a release that nobody may notice. */
    public int demandUnnoticed() {
        missed().forEach(what -> System.out.println("NOT AS IT SHOULD BE: " + what));
        return missed().isEmpty() ? 0 : 1;
    }

    /** The exit code of one that must be noticed, or the assertions would be worth nothing. */
    public int demandNoticed() {
        if (missed().isEmpty()) {
            System.out.println("NOT AS IT SHOULD BE: nobody noticed, so nobody would ever notice");
            return 1;
        }
        missed().forEach(what -> System.out.println("failed, as it must: " + what));
        return 0;
    }
}
