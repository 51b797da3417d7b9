package org.bluehorizons.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.infra.Needed;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;

/** The platform's small functions keep what their own tests say, without anything to install. */
class FunctionsTest {

    @Test
    void doWhatTheirTestsSay() {
        var node = Needed.program("node", "https://nodejs.org, 20 or newer");
        var folder = Project.infra().resolve("terraform/modules/functions");
        var tests =
                Project.files(
                                folder.resolve("test"),
                                file -> file.getFileName().toString().endsWith(".test.mjs"))
                        .stream()
                        .map(file -> folder.relativize(file).toString());

        var outcome =
                node.run(
                        folder,
                        Duration.ofMinutes(2),
                        Map.of(),
                        Stream.concat(Stream.of("--test", "--test-reporter=tap"), tests).toList());

        assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
        assertThat(List.of(outcome.output().split("\n"))).contains("# fail 0");
    }
}
