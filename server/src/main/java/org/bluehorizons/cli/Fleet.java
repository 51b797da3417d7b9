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
    private static final String READY = "ready:";
    private static final String DRIVERS = "drivers:";
    private static final int LINES_A_SUMMARY = 30;
    private static final int CHARGE_POINTS_A_CAR = 3;

    private final Process process;
    private final Runnable driversReady;
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private volatile boolean shown;
    private volatile boolean stopping;

    private Fleet(Process process, Runnable driversReady) {
        this.process = process;
        this.driversReady = driversReady;
    }

    /**
     * What it is to be.
     *
     * @param drivers who book and drive the cars; 0: the cars drive by themselves
     * @param directory where it keeps what it must remember
     * @param visitor e-mail of an account that shall be able to book
     * @param password of all accounts
     */
    record Wanted(
            int cars,
            int drivers,
            double speedUp,
            String api,
            String mqtt,
            int chargePoints,
            String ocpp,
            String directory,
            String operator,
            String visitor,
            String password) {}

    /**
     * @param driversReady run when the drivers may book, later than {@link #awaitReady}
     */
    static Fleet start(Wanted wanted, Runnable driversReady) throws IOException {
        var arguments =
                List.of(
                        "--cars=" + wanted.cars(),
                        "--drivers=" + wanted.drivers(),
                        "--speed-up=" + wanted.speedUp(),
                        "--api=" + wanted.api(),
                        "--mqtt=" + wanted.mqtt(),
                        "--charge-points=" + wanted.chargePoints(),
                        "--ocpp-url=" + wanted.ocpp(),
                        "--transactions=" + (wanted.chargePoints() + 2) / CHARGE_POINTS_A_CAR,
                        "--state-dir=" + wanted.directory(),
                        "--visitor=" + wanted.visitor(),
                        "--exit-on-stdin-close");
        var secrets =
                Map.of(
                        "BLUEHORIZONS_SIMULATOR_EMAIL", wanted.operator(),
                        "BLUEHORIZONS_SIMULATOR_PASSWORD", wanted.password(),
                        "BLUEHORIZONS_SIMULATOR_VISITOR_PASSWORD", wanted.password());
        var fleet =
                new Fleet(
                        SimulatorProcess.with(arguments, secrets)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start(),
                        driversReady);
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
                    "the simulator ended before all was running, with exit code %d. `demo --no-simulator` does without."
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
                } else if (line.startsWith(DRIVERS)) {
                    clear();
                    driversReady.run();
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

    /** What is said next begins at the margin. */
    private static void clear() {
        if (Terminal.isThere()) {
            System.out.print("\r\033[K");
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
