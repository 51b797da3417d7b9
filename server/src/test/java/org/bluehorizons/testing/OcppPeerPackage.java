package org.bluehorizons.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fetches what {@code src/test/ocpp-peer} declares by npm, once, into {@code target}. */
final class OcppPeerPackage {

    private static final Path SOURCE = Path.of("src", "test", "ocpp-peer");
    private static final Path TARGET = Path.of("target", "ocpp-peer");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", ".npmrc", "peer.js");
    private static final int OLDEST_NODE = 18;
    private static final long PATIENCE_MINUTES = 3;
    private static final String INSTALL =
            " Install it: Debian's packages nodejs and npm, or https://nodejs.org.";

    private OcppPeerPackage() {}

    /** Its folder, with {@code node_modules}. */
    static synchronized Path installed() {
        requireNode();
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
                copy("peer.js");
            }
            return TARGET.toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void requireNode() {
        var version = run(Path.of("."), "node", "--version");
        var major = Integer.parseInt(version.strip().replaceAll("^v(\\d+).*", "$1"));
        if (major < OLDEST_NODE) {
            throw new IllegalStateException(
                    "node is %s (expected: at least %d).%s"
                            .formatted(version.strip(), OLDEST_NODE, INSTALL));
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
            copy(file);
        }
        run(TARGET, "npm", "ci", "--ignore-scripts");
        Files.writeString(TARGET.resolve("installed"), "");
    }

    private static void copy(String file) throws IOException {
        Files.copy(SOURCE.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String run(Path directory, String... command) {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "%s is missing; tests of OCPP need it.%s".formatted(command[0], INSTALL),
                    missing);
        }
        try (var output = process.inputReader()) {
            var said = String.join("\n", output.lines().toList());
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "%s failed: %s".formatted(String.join(" ", command), said));
            }
            return said;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(String.join(" ", command), failure);
        }
    }
}
