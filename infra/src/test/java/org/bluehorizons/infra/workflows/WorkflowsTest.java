package org.bluehorizons.infra.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Needed;
import org.bluehorizons.infra.Planting;
import org.bluehorizons.infra.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This project's workflows, and faults planted into one that has none. */
class WorkflowsTest {

    private static final Path GITHUB = Project.root().resolve(".github");
    private static final List<Path> WORKFLOWS =
            Project.files(GITHUB.resolve("workflows"), WorkflowsTest::isYaml);
    private static final List<Path> ACTIONS =
            Project.files(GITHUB.resolve("actions"), WorkflowsTest::isYaml);

    private static final String SOUND =
            """
            name: deploy
            on:
              push:
            permissions: {}
            defaults:
              run:
                shell: bash -euo pipefail {0}
            concurrency: deploy
            jobs:
              deploy:
                runs-on: ubuntu-24.04
                timeout-minutes: 5
                environment: production
                concurrency: production
                permissions:
                  id-token: write
                steps:
                  - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
                    with:
                      persist-credentials: false
                  - uses: ./.github/actions/aws
                    id: aws
                    with:
                      role: ${{ vars.ROLE }}
                      region: ${{ vars.REGION }}
                  - env:
                      TITLE: ${{ github.event.head_commit.message }}
                    run: echo "$TITLE"
            """;

    private final Planting planting =
            new Planting(SOUND, text -> WorkflowRules.findings(Workflow.read("planted.yml", text)));

    @Test
    void workflowsAreWhatGitHubTakes() {
        assertThat(WORKFLOWS).isNotEmpty();
        assertThat(Actionlint.findings(WORKFLOWS)).isEmpty();
    }

    @Test
    void workflowsAndActionsKeepOurRules() {
        assertThat(ACTIONS).isNotEmpty();
        assertThat(
                        Stream.concat(WORKFLOWS.stream(), ACTIONS.stream())
                                .flatMap(file -> WorkflowRules.findings(read(file)).stream()))
                .isEmpty();
    }

    @Test
    void shellInStepsIsSound(@TempDir Path scratch) {
        var shellcheck = Needed.program("shellcheck", "Debian has it under that name.");

        assertThat(
                        Stream.concat(WORKFLOWS.stream(), ACTIONS.stream())
                                .flatMap(file ->
                                        ShellSteps.findings(shellcheck, read(file), scratch)
                                                .stream()))
                .isEmpty();
        assertThat(
                        ShellSteps.findings(
                                shellcheck,
                                Workflow.read(
                                        "planted.yml", "jobs: {a: {steps: [{run: 'rm -r $1/*'}]}}"),
                                scratch))
                .isNotEmpty();
    }

    @Test
    void findsNothingInAWorkflowWithoutFault(@TempDir Path folder) throws IOException {
        planting.demandNoFinding();
        assertThat(
                        Actionlint.findings(
                                List.of(Files.writeString(folder.resolve("sound.yml"), SOUND))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2 | actions/checkout@v6 | expected: a commit's full digest
                    ` # v6.0.2`                      | ``                                  | does not say the version
                    persist-credentials: false       | persist-credentials: true           | leaves the token
                    role: ${{ vars.ROLE }}           | aws-access-key-id: ${{ secrets.K }} | has keys of AWS
                    permissions: {}                  | permissions: {contents: write}      | does not begin without permissions
                    shell: bash -euo pipefail {0}    | shell: bash                         | does not stop at the first error
                    push:                            | pull_request_target:                | on what strangers bring
                    id-token: write                  | contents: write                     | may write contents
                    timeout-minutes: 5               | name: deploy                        | has no end
                    runs-on: ubuntu-24.04            | runs-on: ubuntu-latest              | whatever is newest
                    environment: production          | name: deploy                        | takes a role without an environment
                    concurrency: production          | name: deploy                        | beside itself
                    run: echo "$TITLE"               | run: echo "${{ github.event.head_commit.message }}" | puts an expression into a shell
                    """)
    void findsByOurRules(String sound, String planted, String expected) {
        planting.demandFinding(sound, planted, expected);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    push:                 | pushed:                                     | unknown Webhook event
                    id-token: write       | id-token: perhaps                           | is invalid for permission of scope
                    environment: production | needs: build                              | does not exist
                    run: echo "$TITLE"    | run: echo "${{ steps.build.outputs.name }}" | property "build" is not defined
                    timeout-minutes: 5    | timeout-minutes: five                       | expecting
                    """)
    void findsByActionlint(String sound, String planted, String expected, @TempDir Path folder)
            throws IOException {
        assertThat(SOUND).contains(sound);
        var file = Files.writeString(folder.resolve("planted.yml"), SOUND.replace(sound, planted));

        assertThat(Actionlint.findings(List.of(file)))
                .extracting(Finding::what)
                .anySatisfy(what -> assertThat(what).contains(expected));
    }

    private static Workflow read(Path file) {
        return Workflow.read(Project.name(file), Project.read(file));
    }

    private static boolean isYaml(Path file) {
        return file.toString().endsWith(".yml");
    }
}
