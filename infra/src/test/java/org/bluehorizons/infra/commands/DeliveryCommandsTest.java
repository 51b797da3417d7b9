package org.bluehorizons.infra.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.infra.Program;
import org.bluehorizons.infra.Program.Outcome;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./bluehorizons image}, {@code deploy} and so on refuse, and what they would run. */
class DeliveryCommandsTest {

    private static final String IMAGE = "registry.example/bh@sha256:" + "0a".repeat(32);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REFUSED = 2;

    @ParameterizedTest
    @CsvSource({
        "push, --environment",
        "bootstrap, --environment",
        "bootstrap --environment dev, --repository",
        "platform plan, --environment",
        "platform plan --environment dev, --account",
        "deploy, --environment",
        "deploy --environment dev, --image",
        "deploy-small, --environment",
        "load-test, --target",
        "load-test --target https://example.com, --profile",
        "tear-down, --environment",
        "tear-down --environment dev, --account",
        "tear-down --environment dev --account 111111111111, --yes",
    })
    void refuseToRunWithoutWhatTheyNeed(String call, String missing) {
        var outcome = run(call.split(" ", -1));
        assertThat(outcome.exitCode()).isEqualTo(REFUSED);
        assertThat(outcome.errors()).contains(missing + " is missing").contains("Usage:");
        assertThat(outcome.output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "push --environment prod, dev; uat; staging or production",
        "push --environment dev --suffix anna, --suffix begins with a dash",
        "deploy --environment dev --image bh:latest, --image names its content",
        "bootstrap --environment dev --repository acme, --repository is OWNER/NAME",
        "platform --environment dev --account 1, plan or apply",
        "deploy --environment dev --committed yesterday, --committed is in seconds",
        "load-test --target example.com --profile smoke, --target is an address",
        "load-test --target https://example.com --profile all, --profile is smoke",
        "push --environement dev, unknown argument --environement",
        "push --environment, --environment needs a value",
        "tear-down --environment dev --account 1 --yes dev, --yes must be bh-dev",
        "tear-down --environment production --account 1 --yes bh-production, production is not torn down",
    })
    void refuseWhatIsWrong(String call, String rule) {
        var outcome = run(call.split(" ", -1));
        assertThat(outcome.exitCode()).isEqualTo(REFUSED);
        assertThat(outcome.errors()).contains(rule.replace(';', ','));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image",
                "push",
                "bootstrap",
                "platform",
                "deploy",
                "deploy-small",
                "load-test",
                "tear-down"
            })
    void explainThemselves(String command) {
        var outcome = run(command, "--help");
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.output()).startsWith("Usage: ./bluehorizons " + command);
    }

    @Test
    void releaseAfterTheMigrationAndInTheNameOfTheReleaseRole() {
        var steps = wouldRun("deploy", "--environment", "staging", "--image", IMAGE);
        assertThat(steps.map(DeliveryCommandsTest::program))
                .containsExactly(
                        "aws cloudformation deploy bh-staging-migrate",
                        "aws stepfunctions start-execution",
                        "mkdir -p",
                        "aws cloudformation package",
                        "aws cloudformation deploy bh-staging-services");
        assertThat(wouldRun("deploy", "--environment", "staging", "--image", IMAGE))
                .filteredOn(step -> step.startsWith("aws cloudformation deploy"))
                .allMatch(step -> step.contains("bh-deploy-staging"));
    }

    @Test
    void tellHowLongAChangeTookOnceItRuns() {
        var minuteAgo = Instant.now().getEpochSecond() - 60;
        var steps =
                wouldRun(
                                "deploy",
                                "--environment",
                                "dev",
                                "--image",
                                IMAGE,
                                "--committed",
                                Long.toString(minuteAgo))
                        .toList();
        assertThat(steps.getLast())
                .contains("put-metric-data", "BlueHorizons/Delivery", "LeadTime", "bh-dev")
                .matches(".* --value (6\\d|7\\d|8\\d)$");
    }

    @Test
    void planBothRootsWithAStateOfTheirOwnForACopy() {
        var steps =
                wouldRun(
                                "platform",
                                "plan",
                                "--environment",
                                "dev",
                                "--suffix",
                                "-anna",
                                "--account",
                                "111111111111")
                        .toList();
        assertThat(steps)
                .anyMatch(step -> step.contains("-backend-config=key=foundation/dev-anna.tfstate"))
                .anyMatch(step -> step.contains("-backend-config=key=platform/dev-anna.tfstate"))
                .filteredOn(step -> step.contains(" plan "))
                .hasSize(2)
                .allMatch(step -> step.contains("-out=plans/dev-anna.plan"))
                .allMatch(step -> step.contains("-var=account_id=111111111111"));
    }

    @Test
    void tearDownServicesBeforeWhatTheyStandOn() {
        var steps =
                wouldRun(
                                "tear-down",
                                "--environment",
                                "dev",
                                "--account",
                                "111111111111",
                                "--yes",
                                "bh-dev")
                        .toList();
        assertThat(steps.getFirst()).contains("delete-stack").contains("bh-dev-services");
        assertThat(steps)
                .filteredOn(step -> step.contains(" destroy "))
                .extracting(step -> step.contains("/platform ") ? "platform" : "foundation")
                .containsExactly("platform", "foundation");
    }

    private static Stream<String> wouldRun(String... call) {
        var arguments = new ArrayList<>(List.of(call));
        arguments.add("--dry-run");
        var outcome = run(arguments.toArray(String[]::new));
        assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
        return outcome.output().lines();
    }

    /** Its first words, and the stack that it is about. */
    private static String program(String step) {
        var words = List.of(step.split(" ", -1));
        var stack = words.indexOf("--stack-name");
        var first = String.join(" ", words.subList(0, words.getFirst().equals("aws") ? 3 : 2));
        return stack < 0 ? first : first + " " + words.get(stack + 1);
    }

    private static Outcome run(String... call) {
        return new Program(Project.root().resolve("bluehorizons"))
                .run(Project.root(), PATIENCE, Map.of(), List.of(call));
    }
}
