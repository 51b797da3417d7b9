package org.bluehorizons.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a process that is told where to listen. Below those that systems give to outgoing
 * connections, so that no test beside takes it before the process is there.
 */
public final class FreePort {

    private static final int LOWEST = 10_000;
    private static final int LOWEST_OUTGOING = 32_768;

    private FreePort() {}

    /** Nobody listens there now. */
    public static int next() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, LOWEST_OUTGOING);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // Somebody's: another one.
            }
        }
    }
}
