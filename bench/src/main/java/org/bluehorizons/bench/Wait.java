package org.bluehorizons.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for processes to come up. */
public final class Wait {
    private static final int EVERY_MILLIS = 100;

    private Wait() {}

    /** Looks ten times a second; an error when the process ends first or the time is over. */
    public static void until(String what, Duration atMost, Child child, BooleanSupplier there)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (!there.getAsBoolean()) {
            if (!child.process().isAlive()) {
                throw child.failed("ended before " + what);
            }
            if (System.nanoTime() > giveUp) {
                child.close();
                throw child.failed("not within " + atMost + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
    }

    /** Whether somebody listens on this port of the loopback address. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
