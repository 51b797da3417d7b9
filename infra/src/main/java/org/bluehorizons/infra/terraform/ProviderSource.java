package org.bluehorizons.infra.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bluehorizons.infra.Program;

/**
 * Where Terraform gets the AWS provider from on this machine: the folder that {@code
 * TERRAFORM_PLUGIN_DIR} names, what its own configuration or the registry gives, or a copy of the
 * registry that lies in one of the usual places.
 *
 * @param initArguments what {@code terraform init} is to be told
 */
record ProviderSource(List<String> initArguments) {

    private static final String HOST = "registry.terraform.io";
    private static final Path PROVIDER = Path.of("hashicorp", "aws");
    private static final Duration INIT = Duration.ofMinutes(5);
    private static final Duration SEARCH = Duration.ofSeconds(10);
    private static final int DEPTH = 7;
    private static final Set<String> NOT_LOOKED_INTO =
            Set.of("node_modules", ".git", ".m2", ".npm", "jvm", "doc", "locale", "man", "python3");

    /** Looks for it; {@code scratch} is a folder that may be written. */
    static Optional<ProviderSource> find(Program terraform, String version, Path scratch) {
        var named = System.getenv().getOrDefault("TERRAFORM_PLUGIN_DIR", "");
        if (!named.isBlank()) {
            return Optional.of(folder(Path.of(named)));
        }
        return Stream.of(new ProviderSource(List.of()))
                .filter(source -> source.works(terraform, version, scratch))
                .findFirst()
                .or(() -> search(places(), version).map(ProviderSource::folder));
    }

    private static ProviderSource folder(Path folder) {
        return new ProviderSource(List.of("-plugin-dir=" + folder.toAbsolutePath()));
    }

    private boolean works(Program terraform, String version, Path scratch) {
        try {
            Files.createDirectories(scratch);
            Files.writeString(
                    scratch.resolve("main.tf"),
                    """
                    terraform {
                      required_providers {
                        aws = {
                          source  = "hashicorp/aws"
                          version = "= %s"
                        }
                      }
                    }
                    """
                            .formatted(version));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // Where there is no network this ends at once.
        var environment = new HashMap<>(TerraformCommand.environment());
        environment.put("TF_REGISTRY_CLIENT_TIMEOUT", "5");
        environment.put("TF_REGISTRY_DISCOVERY_RETRY", "0");
        return terraform
                .run(scratch, INIT, environment, List.of("init", "-backend=false", "-input=false"))
                .succeeded();
    }

    private static List<Path> places() {
        return Stream.of(
                        System.getProperty("user.home"),
                        "/opt",
                        "/usr/local",
                        "/usr/share",
                        "/usr/lib",
                        "/var/lib",
                        "/srv")
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
    }

    /** The folder whose {@code registry.terraform.io} has that version, packed or unpacked. */
    static Optional<Path> search(List<Path> places, String version) {
        var found = new AtomicReference<Optional<Path>>(Optional.empty());
        var end = System.nanoTime() + SEARCH.toNanos();
        for (var place : places) {
            try {
                Files.walkFileTree(
                        place,
                        EnumSet.noneOf(FileVisitOption.class),
                        DEPTH,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult preVisitDirectory(
                                    Path folder, BasicFileAttributes attributes) {
                                var name = String.valueOf(folder.getFileName());
                                if (name.equals(HOST) && has(folder, version)) {
                                    found.set(Optional.ofNullable(folder.getParent()));
                                    return FileVisitResult.TERMINATE;
                                }
                                if (System.nanoTime() > end) {
                                    return FileVisitResult.TERMINATE;
                                }
                                return NOT_LOOKED_INTO.contains(name)
                                        ? FileVisitResult.SKIP_SUBTREE
                                        : FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (found.get().isPresent()) {
                return found.get();
            }
        }
        return Optional.empty();
    }

    private static boolean has(Path host, String version) {
        var provider = host.resolve(PROVIDER);
        if (Files.isDirectory(provider.resolve(version))) {
            return true;
        }
        try (Stream<Path> files =
                Files.isDirectory(provider) ? Files.list(provider) : Stream.empty()) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .anyMatch(name -> name.startsWith("terraform-provider-aws_" + version + "_"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
