package org.bluehorizons.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Fetches what {@code src/main/npm} declares, once, into {@code target}. */
public final class NpmPackages {

    private static final Path SOURCE = Project.infra().resolve(Path.of("src", "main", "npm"));
    private static final Path TARGET = Project.target().resolve("npm");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", ".npmrc", "lint.cjs");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private NpmPackages() {}

    /** The folder {@code node_modules}. */
    public static synchronized Path installed() {
        try {
            Files.createDirectories(TARGET);
            try (var lock =
                            FileChannel.open(
                                    TARGET.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                if (!isCurrent()) {
                    install();
                }
            }
            return TARGET.resolve("node_modules");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** npm has put everything there, for this lock file. */
    private static boolean isCurrent() throws IOException {
        var copied = TARGET.resolve("package-lock.json");
        return Files.exists(TARGET.resolve("installed"))
                && Files.exists(copied)
                && Files.mismatch(copied, SOURCE.resolve("package-lock.json")) == -1;
    }

    private static void install() throws IOException {
        Files.deleteIfExists(TARGET.resolve("installed"));
        for (var file : FILES) {
            Files.copy(
                    SOURCE.resolve(file),
                    TARGET.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        var npm =
                Program.onPath("npm")
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "npm is missing; checks of templates and workflows"
                                                + " need it. Install it: Debian's packages"
                                                + " nodejs and npm, or https://nodejs.org."));
        var outcome = npm.run(TARGET, PATIENCE, "ci", "--ignore-scripts");
        if (!outcome.succeeded()) {
            throw new IllegalStateException("npm ci failed: " + outcome.said());
        }
        Files.writeString(TARGET.resolve("installed"), "");
    }
}
