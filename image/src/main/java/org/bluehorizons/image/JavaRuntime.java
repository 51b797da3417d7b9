package org.bluehorizons.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/**
 * Java for the image: those modules of the JDK that builds that the jars use, by {@code jlink}, and
 * the JDK's own classes ready to map.
 *
 * @param kept where a runtime is kept for builds that need the same one
 */
record JavaRuntime(RootDirectory root, Path kept) {

    static final String HOME = "/opt/java";
    static final String JAVA = HOME + "/bin/java";

    /** Found at run time by a name or a service, so no class file tells of them. */
    private static final Set<String> ALSO =
            Set.of(
                    // Requests in other encodings than Unicode's.
                    "jdk.charsets",
                    // Times in drivers' languages.
                    "jdk.localedata",
                    // Options of sockets.
                    "jdk.net",
                    // Jars as file systems.
                    "jdk.zipfs",
                    // Thread dumps and flight recordings of a running container.
                    "jdk.jcmd",
                    "jdk.jfr");

    /** Windows, sound and splash screens, which need libraries that a server does not have. */
    private static final String EXCLUDED =
            "glob:**libawt_xawt.so,glob:**libjawt.so,glob:**libsplashscreen.so,glob:**libjsound.so";

    void link(Application application) throws IOException, InterruptedException {
        var modules = modules(application);
        var identity = identity(modules);
        var identityFile = kept.resolveSibling("runtime.identity");
        if (!Files.exists(identityFile) || !Files.readString(identityFile).equals(identity)) {
            Files.deleteIfExists(identityFile);
            RootDirectory.delete(kept);
            link(modules);
            shareClasses();
            System.out.println("image: modules of the JDK: " + String.join(" ", modules));
            Files.writeString(identityFile, identity);
        }
        copy();
    }

    private void link(Set<String> modules) {
        run(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", modules),
                        "--no-header-files",
                        "--no-man-pages",
                        "--exclude-files",
                        EXCLUDED,
                        "--output",
                        kept.toString()));
    }

    /** Makes the archive that starts of the health command, and of an image without cache, use. */
    private void shareClasses() throws InterruptedException {
        var said =
                Commands.output(
                        kept.resolve("bin/java").toString(),
                        "-XX:+UseCompactObjectHeaders",
                        "-Xshare:dump");
        if (!Files.exists(kept.resolve("lib/server/classes_coh.jsa"))) {
            throw new CannotBuild("java -Xshare:dump made no archive: " + said);
        }
    }

    private void copy() throws IOException {
        var home = root.emptied(HOME);
        try (var files = Files.walk(kept)) {
            for (var file : files.toList()) {
                var target = home.resolve(kept.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    List<Path> libraries() throws IOException {
        try (var files = Files.walk(root.resolve(HOME))) {
            return files.filter(file -> file.toString().endsWith(".so")).sorted().toList();
        }
    }

    private static Set<String> modules(Application application) throws IOException {
        var modules = new TreeSet<>(ALSO);
        modules.addAll(UsedModules.of(application.jars()));
        return modules;
    }

    private static String run(String tool, List<String> arguments) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        var code =
                ToolProvider.findFirst(tool)
                        .orElseThrow(() ->
                                new CannotBuild(
                                        "%s has no %s (expected: a JDK)"
                                                .formatted(System.getProperty("java.home"), tool)))
                        .run(writer, writer, arguments.toArray(String[]::new));
        writer.flush();
        if (code != 0) {
            throw new CannotBuild("%s ended with %d: %s".formatted(tool, code, said));
        }
        return said.toString();
    }

    private static String identity(Set<String> modules) throws IOException {
        var release = Path.of(System.getProperty("java.home"), "release");
        return Files.readString(release) + String.join(",", modules) + EXCLUDED;
    }
}
