package org.bluehorizons.infra.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.bluehorizons.infra.Needed;
import org.bluehorizons.infra.Program;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus's own tools on the rules, their tests, and the routes of alerts. */
class AlertRulesTest {

    private static final Path FOLDER = Project.infra().resolve("observability");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @BeforeAll
    static void needsPrometheus() {
        Needed.program("promtool", "Debian has it in the package prometheus.");
        Needed.program("amtool", "Debian has it in the package prometheus-alertmanager.");
    }

    @Test
    void rulesFireWhenTheyShouldAndReachWhomTheyShould() {
        var outcome = check(FOLDER);

        assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
    }

    @Test
    void seesAnAlertThatFiresTooLate(@TempDir Path folder) throws IOException {
        copy(folder);
        for (var other : Project.files(folder.resolve("tests"), AlertRulesTest::takesLong)) {
            Files.delete(other);
        }
        var rules = folder.resolve("rules").resolve("slo.yml");
        Files.writeString(rules, Project.read(rules).replace("14.4", "1440"));

        assertThat(check(folder).succeeded()).isFalse();
    }

    @Test
    void seesAnAlertThatReachesTheWrongOnes(@TempDir Path folder) throws IOException {
        copy(folder);
        var routes = folder.resolve("tests").resolve("routes.txt");
        Files.writeString(routes, Project.read(routes) + "\nnobody severity=page\n");

        assertThat(check(folder).succeeded()).isFalse();
    }

    private static boolean takesLong(Path test) {
        return !test.endsWith("slo.yml") && !test.endsWith("routes.txt");
    }

    private static Program.Outcome check(Path folder) {
        return new Program(folder.resolve("run")).run(folder, PATIENCE, "check");
    }

    private static void copy(Path folder) throws IOException {
        for (var file : Project.files(FOLDER, _ -> true)) {
            var copied = folder.resolve(FOLDER.relativize(file).toString());
            Files.createDirectories(
                    folder.resolve(FOLDER.relativize(file.resolveSibling(".")).toString())
                            .normalize());
            Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
