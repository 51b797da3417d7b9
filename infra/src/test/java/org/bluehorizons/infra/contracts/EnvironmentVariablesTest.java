package org.bluehorizons.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bluehorizons.infra.Project;
import org.bluehorizons.infra.cloudformation.Templates;
import org.bluehorizons.infra.cloudformation.Templates.Variable;
import org.junit.jupiter.api.Test;

/** What templates set is a setting of the program, and what they give the collector it takes. */
class EnvironmentVariablesTest {

    private static final String PAGE = "server/src/main/resources/application.yaml";
    private static final Templates TEMPLATES =
            Templates.of(
                    Project.files(
                            Project.infra().resolve("cloudformation"),
                            file ->
                                    file.toString().endsWith(".yaml")
                                            && !file.toString().contains("/pipeline/")));

    @Test
    void programTakesWhatItsContainerIsGiven() {
        var settings = Settings.read(Project.read(Project.root().resolve(PAGE)));

        assertThat(of("server"))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(settings.have(variable.name()))
                                .as(variable.toString())
                                .isTrue());
    }

    @Test
    void collectorTakesWhatItsContainerIsGiven() {
        var configuration =
                Project.read(Project.infra().resolve("observability").resolve("collector.yaml"));

        assertThat(of("collector"))
                .isNotEmpty()
                .filteredOn(variable -> !variable.name().equals("AOT_CONFIG_CONTENT"))
                .allSatisfy(variable ->
                        assertThat(configuration)
                                .as(variable.toString())
                                .containsPattern("\\$\\{(env:)?" + variable.name() + "}"));
    }

    @Test
    void seesAVariableThatSetsNothing() {
        var settings =
                Settings.read(
                        "bluehorizons: {gateway: {tls-port: 1, lists: []}}\n# X_ENDPOINT=http://...\n");

        assertThat(
                        List.of(
                                "BLUEHORIZONS_GATEWAY_TLS_PORT",
                                "BLUEHORIZONS_GATEWAY_TLSPORT",
                                "BLUEHORIZONS_GATEWAY_LISTS_0_NAME",
                                "X_ENDPOINT"))
                .allMatch(settings::have);
        assertThat(List.of("BLUEHORIZONS_GATEWAY_TLS", "BLUEHORIZONS_GATEWAY_PORT", "Y_ENDPOINT"))
                .noneMatch(settings::have);
    }

    @Test
    void findsVariablesInBothForms() {
        var templates =
                Templates.of(
                        Map.of(
                                "job.yaml",
                                """
                                Resources:
                                  Task:
                                    Type: AWS::ECS::TaskDefinition
                                    Properties:
                                      ContainerDefinitions:
                                        - Name: server
                                          Image: x
                                          Environment:
                                            - !If [A, { Name: FIRST, Value: 1 }, !Ref AWS::NoValue]
                                          Secrets:
                                            - { Name: SECOND, ValueFrom: y }
                                """));

        assertThat(templates.variables())
                .extracting(Variable::name)
                .containsExactly("FIRST", "SECOND");
    }

    private static List<Variable> of(String container) {
        return TEMPLATES.variables().stream()
                .filter(variable -> variable.container().equals(container))
                .toList();
    }
}
