package org.bluehorizons.infra.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bluehorizons.infra.Program;
import org.bluehorizons.infra.Program.Outcome;
import org.bluehorizons.infra.Project;

/**
 * A copy of {@code infra} in {@code target}, where Terraform may write: it keeps its lock file
 * beside the sources. In the copy the roots need neither AWS nor the state's bucket.
 */
final class Workspace {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> COPIED =
            List.of("terraform", "observability", "cloudformation");

    private static final String LOCAL_STATE =
            """
            terraform {
              backend "local" {}
            }
            """;

    private final Program terraform;
    private final ProviderSource provider;
    private final Path folder;
    private volatile Optional<String> attach = Optional.empty();

    private Workspace(Program terraform, ProviderSource provider, Path folder) {
        this.terraform = terraform;
        this.provider = provider;
        this.folder = folder;
    }

    /** Copies {@code infra} to a folder, which is emptied before. */
    static Workspace of(Program terraform, ProviderSource provider, Path folder) {
        try {
            remove(folder);
            for (var part : COPIED) {
                copy(Project.infra().resolve(part), folder.resolve(part));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Workspace(terraform, provider, folder);
    }

    /** A folder below {@code terraform}. */
    Path at(String name) {
        return folder.resolve("terraform").resolve(name);
    }

    /** Lets a root plan without AWS and without the state's bucket. */
    void takeOffline(String root) {
        try {
            Files.copy(
                    at("testing").resolve("offline_override.tf"),
                    at(root).resolve("offline_override.tf"));
            Files.writeString(at(root).resolve("state_override.tf"), LOCAL_STATE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Installs provider and modules for a folder. */
    Outcome init(String name) {
        var arguments = new ArrayList<>(List.of("init", "-input=false", "-no-color"));
        arguments.addAll(provider.initArguments());
        return run(name, arguments.toArray(String[]::new));
    }

    /** Runs Terraform in a folder, with a provider of its own. */
    Outcome run(String name, String... arguments) {
        return run(name, Map.of(), List.of(arguments));
    }

    /**
     * Runs Terraform in a folder, with the shared provider if there is one: see ProviderProcess.
     */
    Outcome runAttached(String name, String... arguments) {
        return run(
                name,
                attach.map(address -> Map.of("TF_REATTACH_PROVIDERS", address)).orElse(Map.of()),
                List.of(arguments));
    }

    /** Starts the shared provider, from what {@code init} put into a folder. */
    void attachFrom(String name) {
        attach = ProviderProcess.start(at(name));
    }

    private Outcome run(String name, Map<String, String> attached, List<String> arguments) {
        var environment = new HashMap<>(TerraformCommand.environment());
        environment.putAll(attached);
        return terraform.run(at(name), PATIENCE, environment, arguments);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (var file :
                    files.filter(file -> !file.toString().contains(".terraform")).toList()) {
                var copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }
}
