package org.bluehorizons.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code bluehorizons simulate}: hands its arguments to the simulator as they are. */
@Command(
        name = "simulate",
        description = "Run simulated cars against a server; `simulate --help` lists the options.")
final class Simulate implements Runnable {

    static final String NAME = "simulate";

    /**
     * @return the simulator's exit code
     */
    static int run(List<String> arguments) {
        try {
            var simulator = SimulatorProcess.with(arguments, Map.of()).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::destroy));
            return simulator.waitFor();
        } catch (IOException failure) {
            System.err.println("bluehorizons: the simulator does not start: " + failure);
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public void run() {
        // Only listed here: the options are the simulator's own.
    }
}
