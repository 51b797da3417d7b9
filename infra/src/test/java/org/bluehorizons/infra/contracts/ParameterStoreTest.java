package org.bluehorizons.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluehorizons.infra.Project;
import org.bluehorizons.infra.cloudformation.Templates;
import org.bluehorizons.infra.cloudformation.Templates.Entry;
import org.bluehorizons.infra.terraform.TerraformAvailable;
import org.bluehorizons.infra.terraform.TerraformChecks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Terraform writes what releases read, under the same names and of the same kinds. */
class ParameterStoreTest {

    private static final Pattern IN_SHELL =
            Pattern.compile("\\b(?:read_)?parameter ([a-z-]+/[a-z/-]+)");

    /**
     * What is read only where an environment's parameter is true: the beginning of names, the
     * parameter.
     */
    private static final Map<String, String> READ_IF =
            Map.of("identity/settings-secret-arn/", "Settings", "functions/", "ApiDeploymentTest");

    private static final Templates TEMPLATES =
            Templates.of(
                    Project.files(
                            Project.infra().resolve("cloudformation"),
                            file ->
                                    file.toString().endsWith(".yaml")
                                            && !file.toString().contains("/pipeline/")));
    private static final ParameterTable TABLE =
            ParameterTable.read(Project.read(Project.infra().resolve("README.md")));

    @TestFactory
    Stream<DynamicTest> terraformWritesWhatReleasesRead() {
        var checks = TerraformAvailable.orSkip();
        return TerraformChecks.ENVIRONMENTS.stream()
                .map(environment ->
                        dynamicTest(
                                environment,
                                () ->
                                        assertThat(
                                                        missing(
                                                                reads(environment),
                                                                written(checks, environment)))
                                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> tableHasWhatTerraformWrites() {
        var checks = TerraformAvailable.orSkip();
        return TerraformChecks.ENVIRONMENTS.stream()
                .map(environment ->
                        dynamicTest(
                                environment,
                                () ->
                                        assertThat(written(checks, environment))
                                                .allSatisfy(entry ->
                                                        assertThat(TABLE.describes(entry))
                                                                .as(entry.toString())
                                                                .isTrue())));
    }

    @Test
    void tableNamesNothingThatNobodyWrites() {
        var checks = TerraformAvailable.orSkip();
        var written = written(checks, "production");

        assertThat(TABLE.rows().stream().filter(row -> !row.isOptional()))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(written.stream().anyMatch(row::describes))
                                .as(row.toString())
                                .isTrue());
    }

    @Test
    void smallerDeploymentWritesOfTheSameKinds() {
        var writes = TEMPLATES.writes();

        assertThat(writes)
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(TABLE.describes(entry)).as(entry.toString()).isTrue());
    }

    @Test
    void smallerDeploymentWritesWhatServicesRead() {
        var ofDevicesOfTheLargerOne = Pattern.compile(".*/vehicle-gateway");
        var reads =
                TEMPLATES.reads().stream()
                        // Nobody is asked before a release of the smaller deployment.
                        .filter(entry -> !entry.key().startsWith("functions/"))
                        .filter(entry -> !ofDevicesOfTheLargerOne.matcher(entry.key()).matches())
                        .toList();

        assertThat(missing(reads, TEMPLATES.writes())).isEmpty();
    }

    @Test
    void seesAReadThatNobodyWritesAndAWrongKind() {
        var templates =
                Templates.of(
                        Map.of(
                                "services.yaml",
                                """
                                Resources:
                                  Api:
                                    Type: AWS::CloudFormation::Stack
                                    Properties:
                                      TemplateURL: service.yaml
                                      Parameters:
                                        Service: api
                                        Subnets: !Sub /bh/${Deployment}/network/subnet-ids
                                """,
                                "service.yaml",
                                """
                                Parameters:
                                  Subnets: { Type: "AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>" }
                                Resources:
                                  Role:
                                    Type: AWS::SSM::Parameter
                                    Properties: { Name: !Sub "/bh/${Deployment}/role/api", Type: String, Value: x }
                                  Service:
                                    Type: AWS::ECS::Service
                                    Properties:
                                      Cluster: !Sub "{{resolve:ssm:/bh/${Deployment}/cluster/name}}"
                                      Role: !Sub "{{resolve:ssm:/bh/${Deployment}/role/${Service}}}"
                                """));

        assertThat(missing(templates.reads(), templates.writes()))
                .extracting(Entry::key)
                .containsExactlyInAnyOrder("cluster/name", "network/subnet-ids");
        assertThat(
                        missing(
                                templates.reads(),
                                List.of(
                                        entry("cluster/name", "String"),
                                        entry("role/api", "String"),
                                        entry("network/subnet-ids", "String"))))
                .extracting(Entry::key)
                .containsExactly("network/subnet-ids");
    }

    @Test
    void readsTheTable() {
        var table =
                ParameterTable.read(
                        "| `network/vpc-id`, `network/subnet-ids` | String, then StringLists |\n| `kms/data`, `.../logs` | String |\n| `role/<service>` | String |\n");

        assertThat(table.describes(entry("network/subnet-ids", "StringList"))).isTrue();
        assertThat(table.describes(entry("network/subnet-ids", "String"))).isFalse();
        assertThat(table.describes(entry("kms/logs", "String"))).isTrue();
        assertThat(table.describes(entry("role/api", "String"))).isTrue();
        assertThat(table.describes(entry("role/api/more", "String"))).isFalse();
    }

    private static List<Entry> reads(String environment) {
        var values =
                Project.read(
                        Project.infra()
                                .resolve("cloudformation/parameters")
                                .resolve(environment)
                                .resolve("services.json"));
        var reads =
                new ArrayList<>(
                        TEMPLATES.reads().stream().filter(entry -> isRead(entry, values)).toList());
        var shell = new ArrayList<Path>();
        shell.addAll(Project.files(Project.infra().resolve("commands"), _ -> true));
        shell.addAll(Project.files(Project.root().resolve(".github"), _ -> true));
        for (var file : shell) {
            IN_SHELL.matcher(Project.read(file))
                    .results()
                    .forEach(found ->
                            reads.add(new Entry(found.group(1), "String", Project.name(file))));
        }
        return reads;
    }

    private static boolean isRead(Entry entry, String values) {
        return READ_IF.entrySet().stream()
                .filter(optional -> entry.key().startsWith(optional.getKey()))
                .allMatch(optional ->
                        values.contains("\"%s\": \"true\"".formatted(optional.getValue())));
    }

    private static List<Entry> written(TerraformChecks checks, String environment) {
        return TerraformChecks.roots().stream()
                .flatMap(root -> checks.plan(root, environment).join().all("aws_ssm_parameter"))
                .map(parameter ->
                        entry(
                                parameter.text("name").replaceFirst("^/bh/[^/]+/", ""),
                                parameter.text("type")))
                .toList();
    }

    private static List<Entry> missing(List<Entry> reads, List<Entry> writes) {
        Set<String> written = new HashSet<>();
        writes.forEach(entry -> written.add(entry.kind() + " " + entry.key()));
        return reads.stream()
                .filter(entry -> !written.contains(entry.kind() + " " + entry.key()))
                .toList();
    }

    private static Entry entry(String key, String kind) {
        return new Entry(key, kind, "");
    }
}
