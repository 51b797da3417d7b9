package org.bluehorizons.infra.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The AWS provider as a process that many runs of Terraform share. Starting it anew for each takes
 * longer than what the runs do. Only for runs that do not configure it: validation, and tests with
 * {@code mock_provider}.
 */
final class ProviderProcess {

    private static final Pattern ATTACH = Pattern.compile("TF_REATTACH_PROVIDERS='(.*)'");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 50;

    private ProviderProcess() {}

    /**
     * Starts the provider that {@code terraform init} put into a folder; it ends with this JVM.
     *
     * @return the value of {@code TF_REATTACH_PROVIDERS}, or empty where it does not start
     */
    static Optional<String> start(Path initialised) {
        return binary(initialised.resolve(".terraform").resolve("providers"))
                .flatMap(ProviderProcess::run);
    }

    private static Optional<Path> binary(Path providers) {
        try (Stream<Path> files = Files.walk(providers, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getFileName().toString().startsWith("terraform-provider-aws"))
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<String> run(Path binary) {
        try {
            var output = Files.createTempFile("provider", ".txt");
            output.toFile().deleteOnExit();
            var process =
                    new ProcessBuilder(binary.toString(), "-debug")
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (process.isAlive() && System.nanoTime() < end) {
                var attach = ATTACH.matcher(Files.readString(output));
                if (attach.find()) {
                    return Optional.of(attach.group(1));
                }
                Thread.sleep(POLL_MILLIS);
            }
            process.destroyForcibly();
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
