package org.bluehorizons.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of this machine. */
final class Commands {

    private Commands() {}

    /**
     * What it says, on both streams, however it ends.
     *
     * @throws CannotBuild when there is no such program
     */
    static String output(String... command) throws InterruptedException {
        return output(List.of(command));
    }

    static String output(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException missing) {
            throw new CannotBuild(
                    "%s does not run here: %s".formatted(command.getFirst(), missing.getMessage()));
        }
    }
}
