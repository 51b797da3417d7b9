package org.bluehorizons.infra.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.Program;
import org.bluehorizons.infra.Project;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that Terraform is asked, two things at a time. Asking begins at once; answers are waited for
 * by whoever wants them.
 */
public final class TerraformChecks {

    /** Deployments, in the order of their importance to somebody who waits. */
    public static final List<String> ENVIRONMENTS = List.of("dev", "uat", "staging", "production");

    private static final String FOUNDATION = "foundation";
    private static final String PLATFORM = "platform";
    private static final Path SOURCES = Project.infra().resolve("terraform");
    private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*\"= ([\\d.]+)\"");
    private static final Pattern PROVIDER = Pattern.compile("(?m)^provider \"aws\"");
    private static final int AT_A_TIME = 2;

    private final Workspace workspace;
    private final Map<String, CompletableFuture<Program.Outcome>> validations =
            new LinkedHashMap<>();
    private final Map<String, CompletableFuture<TestReport>> tests = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Plan>> plans = new LinkedHashMap<>();

    private TerraformChecks(Program terraform, ProviderSource provider) {
        workspace = Workspace.of(terraform, provider, Project.target().resolve("terraform"));
        ask(
                Executors.newFixedThreadPool(
                        AT_A_TIME, Thread.ofPlatform().daemon().name("terraform-", 1).factory()));
    }

    /** Those of this JVM; empty where Terraform or its AWS provider is missing. */
    public static Optional<TerraformChecks> shared() {
        return Shared.CHECKS;
    }

    private static final class Shared {

        static final Optional<TerraformChecks> CHECKS =
                Program.onPath("terraform").flatMap(TerraformChecks::begin);
    }

    private static Optional<TerraformChecks> begin(Program terraform) {
        var probe = Project.target().resolve("terraform-probe");
        return ProviderSource.find(terraform, version(), probe)
                .map(provider -> new TerraformChecks(terraform, provider));
    }

    /** The roots that there are. */
    public static List<String> roots() {
        return Stream.of(FOUNDATION, PLATFORM)
                .filter(root -> Files.isDirectory(SOURCES.resolve(root)))
                .toList();
    }

    /** What {@code validate} says of each root. */
    Map<String, CompletableFuture<Program.Outcome>> validations() {
        return Map.copyOf(validations);
    }

    /** What {@code test} says, by folder. */
    Map<String, CompletableFuture<TestReport>> tests() {
        return Map.copyOf(tests);
    }

    /** The plan of a root for an environment. */
    public CompletableFuture<Plan> plan(String root, String environment) {
        var plan = plans.get(root + "/" + environment);
        if (plan == null) {
            throw new IllegalArgumentException("There is no root %s".formatted(root));
        }
        return plan;
    }

    static List<Finding> formatting(Program terraform) {
        var outcome =
                terraform.run(
                        SOURCES,
                        Duration.ofMinutes(1),
                        TerraformCommand.environment(),
                        List.of("fmt", "-check", "-recursive"));
        return outcome.said()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        new Finding("infra/terraform/" + line, "is not formatted: terraform fmt"))
                .toList();
    }

    private void ask(ExecutorService workers) {
        roots().forEach(workspace::takeOffline);
        var first = roots().getFirst();
        var attached =
                CompletableFuture.runAsync(
                        () -> {
                            succeeded(first, workspace.init(first));
                            workspace.attachFrom(first);
                        },
                        workers);
        for (var root : roots()) {
            var ready = attached.thenRunAsync(() -> succeeded(root, workspace.init(root)), workers);
            for (var environment : ENVIRONMENTS) {
                plans.put(
                        root + "/" + environment,
                        ready.thenApplyAsync(_ -> makePlan(root, environment), workers));
            }
            validations.put(
                    root,
                    ready.thenApplyAsync(
                            _ -> workspace.runAttached(root, "validate", "-no-color"), workers));
            tests.put(root, ready.thenApplyAsync(_ -> test(root), workers));
        }
        for (var module : modules()) {
            tests.put(
                    module,
                    attached.thenRunAsync(() -> succeeded(module, workspace.init(module)), workers)
                            .thenApplyAsync(_ -> test(module), workers));
        }
    }

    private Plan makePlan(String root, String environment) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "plan",
                                "-input=false",
                                "-no-color",
                                "-lock=false",
                                "-refresh=false",
                                "-out=" + environment + ".plan",
                                "-state=" + environment + ".tfstate",
                                "-var-file=env/" + environment + ".tfvars"));
        if (root.equals(PLATFORM)) {
            arguments.add("-var-file=" + Handover.example(environment));
        }
        succeeded(
                root + " for " + environment,
                workspace.run(root, arguments.toArray(String[]::new)));
        var shown =
                succeeded(
                        root, workspace.runAttached(root, "show", "-json", environment + ".plan"));
        return Plan.read(JsonMapper.shared().readTree(shown.output()));
    }

    private TestReport test(String folder) {
        var files =
                Project.files(
                        workspace.at(folder).resolve("tests"),
                        file -> file.toString().endsWith(".tftest.hcl"));
        if (files.isEmpty()) {
            return new TestReport(Map.of(), TestReport.NONE);
        }
        var configures =
                files.stream().anyMatch(file -> PROVIDER.matcher(Project.read(file)).find());
        var arguments = new String[] {"test", "-json", "-no-color"};
        var outcome =
                configures
                        ? workspace.run(folder, arguments)
                        : workspace.runAttached(folder, arguments);
        return TestReport.read(outcome.output());
    }

    private static Program.Outcome succeeded(String what, Program.Outcome outcome) {
        if (!outcome.succeeded()) {
            throw new IllegalStateException(what + ": " + outcome.said());
        }
        return outcome;
    }

    private static List<String> modules() {
        try (Stream<Path> folders = Files.list(SOURCES.resolve("modules"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> "modules/" + folder.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The provider's version, which the roots pin. */
    private static String version() {
        var version =
                VERSION.matcher(Project.read(SOURCES.resolve(PLATFORM).resolve("terraform.tf")));
        if (!version.find()) {
            throw new IllegalStateException(
                    "infra/terraform/platform/terraform.tf does not pin the provider");
        }
        return version.group(1);
    }
}
