package org.bluehorizons.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.infra.Needed;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What Terraform itself says of this project's roots and modules. */
class TerraformTest {

    @Test
    void sourcesAreFormatted() {
        var terraform = Needed.program("terraform", "https://developer.hashicorp.com/terraform");

        assertThat(TerraformChecks.formatting(terraform)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> rootsAreValid() {
        return checks().validations().entrySet().stream()
                .map(root ->
                        dynamicTest(
                                root.getKey(),
                                () -> {
                                    var outcome = root.getValue().join();
                                    assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
                                    assertThat(outcome.output()).doesNotContain("Warning");
                                }));
    }

    @TestFactory
    Stream<DynamicNode> modulesKeepWhatTheirTestsSay() {
        return checks().tests().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(folder -> folder(folder.getKey(), folder.getValue().join()));
    }

    @Test
    void noPolicyInTheSourcesIsWiderThanItMustBe() {
        var sources =
                Project.files(
                        Project.infra().resolve("terraform"),
                        file ->
                                file.toString().endsWith(".tf")
                                        && !file.toString().contains(".terraform/"));

        assertThat(sources).isNotEmpty();
        assertThat(
                        sources.stream()
                                .flatMap(file ->
                                        WrittenPolicies.findings(
                                                Project.name(file), Project.read(file))
                                                .stream()))
                .isEmpty();
    }

    private static DynamicNode folder(String name, TestReport report) {
        var runs = new ArrayList<DynamicTest>();
        report.runs()
                .forEach((run, outcome) ->
                        runs.add(
                                dynamicTest(
                                        run,
                                        () ->
                                                assertThat(outcome.passed())
                                                        .as(
                                                                String.join(
                                                                        "\n",
                                                                        outcome.diagnostics()))
                                                        .isTrue())));
        runs.add(
                dynamicTest(
                        "has tests",
                        () -> {
                            assertThat(report.others()).isEmpty();
                            assertThat(report.runs()).isNotEmpty();
                        }));
        return dynamicContainer(name, List.copyOf(runs));
    }

    private static TerraformChecks checks() {
        return TerraformAvailable.orSkip();
    }
}
