package org.bluehorizons.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each environment as it would be made, held against the rules. */
class PlannedEnvironmentsTest {

    @TestFactory
    Stream<DynamicNode> keepTheRules() {
        var checks = TerraformAvailable.orSkip();
        return TerraformChecks.roots().stream()
                .flatMap(root ->
                        TerraformChecks.ENVIRONMENTS.stream()
                                .map(environment ->
                                        dynamicContainer(
                                                root + " for " + environment,
                                                rules(checks, root, environment))));
    }

    @TestFactory
    Stream<DynamicTest> platformTakesWhatTheFoundationGives() {
        var checks = TerraformAvailable.orSkip();
        return TerraformChecks.ENVIRONMENTS.stream()
                .map(environment ->
                        dynamicTest(
                                environment,
                                () ->
                                        assertThat(Handover.exampled(Handover.example(environment)))
                                                .isEqualTo(
                                                        Handover.planned(
                                                                checks.plan(
                                                                                "foundation",
                                                                                environment)
                                                                        .join()))));
    }

    private static Stream<DynamicNode> rules(
            TerraformChecks checks, String root, String environment) {
        return Policy.all().stream()
                .map(policy ->
                        dynamicTest(
                                policy.getClass().getSimpleName(),
                                () -> {
                                    var plan = checks.plan(root, environment).join();
                                    assertThat(plan.resources()).isNotEmpty();
                                    assertThat(policy.findings(plan)).isEmpty();
                                }));
    }
}
