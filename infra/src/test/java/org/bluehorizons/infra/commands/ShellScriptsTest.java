package org.bluehorizons.infra.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluehorizons.infra.Needed;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;

/** The shell scripts of the project, by shellcheck. */
class ShellScriptsTest {

    private static final List<String> OTHERS =
            List.of(
                    "bluehorizons",
                    ".ci/run",
                    "bench/run",
                    "rehearsal/run",
                    "image/measure",
                    "infra/observability/run",
                    "infra/cloudformation/pipeline/release",
                    "infra/cloudformation/pipeline/use");

    @Test
    void haveNoWarnings() {
        var shellcheck = Needed.program("shellcheck", "Debian has it under that name.");
        var arguments = new ArrayList<>(List.of("-x", "-S", "warning"));
        Project.files(Project.infra().resolve("commands"), Files::isRegularFile)
                .forEach(file -> arguments.add(file.toString()));
        OTHERS.forEach(name -> arguments.add(Path.of(name).toString()));
        var outcome = shellcheck.run(Project.root(), Duration.ofSeconds(60), Map.of(), arguments);
        assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
    }
}
