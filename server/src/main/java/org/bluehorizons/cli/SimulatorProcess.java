package org.bluehorizons.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluehorizons.platform.StartException;

/** The simulator, which is a program of its own beside the server's. */
final class SimulatorProcess {

    private static final String MAIN = "org.bluehorizons.simulator.Simulator";

    private SimulatorProcess() {}

    /**
     * Prepares it.
     *
     * @param environment on top of ours
     * @throws StartException when its jars are not where the launcher said
     */
    static ProcessBuilder with(List<String> arguments, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath(),
                        MAIN));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static String classPath() throws IOException {
        var home = Path.of(System.getProperty("bluehorizons.home", "."), "simulator", "target");
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new StartException(
                    "the simulator is not built in %s: start with ./bluehorizons".formatted(home));
        }
        try (var jars = Files.newDirectoryStream(home, "bluehorizons-simulator-*.jar")) {
            for (var jar : jars) {
                return jar + File.pathSeparator + home.resolve("lib") + File.separator + "*";
            }
        }
        throw new StartException("no bluehorizons-simulator jar in %s".formatted(home));
    }
}
