package org.bluehorizons.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.StartException;

/**
 * The demo's simulator. It ends when this process does, even by SIGKILL: it watches its standard
 * input, which the system closes then.
 */
final class Fleet {

    private static final int STOP_SECONDS = 4;
    private static final String READY = "ready";

    private final Process process;
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private volatile String lastLine = "";

    private Fleet(Process process) {
        this.process = process;
    }

    static Fleet start(
            int cars, String api, String mqtt, String directory, String email, String password)
            throws IOException {
        var arguments =
                List.of(
                        "--cars=" + cars,
                        "--api=" + api,
                        "--mqtt=" + mqtt,
                        "--state-dir=" + directory,
                        "--exit-on-stdin-close");
        var secrets =
                Map.of(
                        "BLUEHORIZONS_SIMULATOR_EMAIL", email,
                        "BLUEHORIZONS_SIMULATOR_PASSWORD", password);
        var fleet =
                new Fleet(
                        SimulatorProcess.with(arguments, secrets)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start());
        Thread.ofPlatform().daemon().name("fleet").start(fleet::relay);
        return fleet;
    }

    /**
     * @throws StartException when the simulator ends before its cars are on the road
     */
    void awaitReady() throws InterruptedException {
        readyOrEnded.await();
        if (!process.isAlive()) {
            throw new StartException("the simulator ended: " + lastLine);
        }
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** On a terminal the simulator's summary stays one line; in a file it comes now and then. */
    private void relay() {
        var terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var lines = 0;
        try (var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lastLine = line;
                if (line.startsWith(READY)) {
                    readyOrEnded.countDown();
                } else if (readyOrEnded.getCount() == 0 && terminal) {
                    System.out.print("\r\033[K" + line);
                } else if (readyOrEnded.getCount() > 0 || lines++ % 30 == 0) {
                    System.out.println(line);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            readyOrEnded.countDown();
        }
    }
}
