package org.bluehorizons.rehearsal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.bench.Java;

/**
 * A built version of the platform.
 *
 * @param version for the reader
 * @param home the folder with its launcher
 */
public record Installation(String version, Path home) {
    private static final String JAR = "bluehorizons-server-.*\\.jar";

    /** The same options as the launcher's: the AOT cache fits no others. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC");

    /**
     * A folder, a commit or a tag; it is built when it is not.
     *
     * @param what {@code present} for the source tree itself
     */
    public static Installation of(Path root, String what) throws IOException, InterruptedException {
        if (what.equals("present")) {
            return new Installation(Git.describe(root), root).build();
        }
        Path folder = Path.of(what);
        if (Files.isExecutable(folder.resolve("bluehorizons"))) {
            return new Installation(Git.describe(folder), folder.toRealPath()).build();
        }
        return new Installation(what, Git.checkOut(root, what)).build();
    }

    /** What Maven has packaged already. */
    public static Installation packaged(Path root) {
        return new Installation("packaged", root);
    }

    /** The launcher builds what is missing or stale, and rehearses the start once. */
    private Installation build() throws IOException, InterruptedException {
        Commands.run(
                home,
                Map.of(),
                List.of(home.resolve("bluehorizons").toString(), "serve", "--help"));
        return this;
    }

    /** Starts it with one role. */
    List<String> serve(Service service) throws IOException {
        return command("serve", "--roles=" + service.word(), "--log=json");
    }

    /** Brings the database up to date. */
    public List<String> migrate() throws IOException {
        return command("migrate");
    }

    private List<String> command(String... arguments) throws IOException {
        Path target = home.resolve("server/target");
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(
                List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-Dbluehorizons.home=" + home));
        Path cache = target.resolve("bluehorizons.aot");
        if (Files.exists(cache)) {
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        return Java.command(
                options,
                jar(target, JAR) + ":" + target.resolve("lib/*"),
                "org.bluehorizons.BlueHorizons",
                arguments);
    }

    /** The simulator of this version. */
    public List<String> simulator(List<String> arguments) throws IOException {
        Path target = home.resolve("simulator/target");
        return Java.command(
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                jar(target, "bluehorizons-simulator-.*\\.jar") + ":" + target.resolve("lib/*"),
                "org.bluehorizons.simulator.Simulator",
                arguments.toArray(String[]::new));
    }

    private static Path jar(Path target, String name) throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var jar =
                        files.filter(file -> file.getFileName().toString().matches(name))
                                .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new IOException("no %s in %s (expected: a built platform)".formatted(name, target));
    }
}
