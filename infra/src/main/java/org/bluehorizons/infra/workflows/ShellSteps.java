package org.bluehorizons.infra.workflows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Program;

/** What shellcheck says of the shell in steps. */
final class ShellSteps {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FILE = "step.sh";

    private ShellSteps() {}

    static List<Finding> findings(Program shellcheck, Workflow workflow, Path scratch) {
        var findings = new ArrayList<Finding>();
        for (var step : workflow.steps()) {
            var run = Workflow.text(step.get("run"));
            if (!run.isEmpty()) {
                write(scratch, run);
                var outcome =
                        shellcheck.run(scratch, PATIENCE, "--shell=bash", "--format=gcc", FILE);
                outcome.output().lines().forEach(line -> findings.add(workflow.finding(line)));
            }
        }
        return findings;
    }

    private static void write(Path scratch, String run) {
        try {
            Files.writeString(scratch.resolve(FILE), "set -euo pipefail\n" + run);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
