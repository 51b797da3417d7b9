package org.bluehorizons.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
    private static final int LINES_A_SUMMARY = 30;

    private final Process process;
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private volatile boolean shown;
    private volatile boolean stopping;

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
            throw new StartException(
                    "the simulator ended before its cars were on the road, with exit code %d. `demo --no-simulator` does without."
                            .formatted(process.exitValue()));
        }
    }

    /** From now on its summaries are shown. */
    void show() {
        shown = true;
    }

    void stop() {
        stopping = true;
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

    private void relay() {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var summaries = 0;
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    readyOrEnded.countDown();
                } else if (shown && !stopping) {
                    show(line, summaries++);
                }
            }
            var exit = process.waitFor();
            if (!stopping && readyOrEnded.getCount() == 0) {
                System.out.printf("%nThe simulator ended with exit code %d.%n", exit);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            readyOrEnded.countDown();
        }
    }

    /**
     * On a terminal the newest stands in one line, cut at the margin; in a file it comes at times.
     */
    private static void show(String summary, int number) {
        if (Terminal.isThere()) {
            System.out.print("\r\033[K\033[?7l" + summary + "\033[?7h");
            System.out.flush();
        } else if (number % LINES_A_SUMMARY == 0) {
            System.out.println(summary);
        }
    }
}
