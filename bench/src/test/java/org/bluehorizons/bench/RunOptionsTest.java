package org.bluehorizons.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.bluehorizons.bench.rental.RentalBenchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RunOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"telemetry", "rental", "charging", "tasks", "loads"})
    void isTakenByEveryBenchmark(String name) {
        var parsed =
                Bench.commands()
                        .parseArgs(name, "--root=/project", "--commit=abc", "--rounds=5")
                        .subcommand()
                        .commandSpec();

        var options = (RunOptions) requireNonNull(parsed.mixins().get("run")).userObject();
        assertThat(options.root()).isEqualTo(Path.of("/project"));
        assertThat(options.rounds()).isEqualTo(5);
    }

    @Test
    void wantsToKnowWhereTheProjectIs() {
        assertThatThrownBy(() -> new CommandLine(new RentalBenchmark()).parseArgs("--commit=abc"))
                .hasMessageContaining("--root");
    }
}
