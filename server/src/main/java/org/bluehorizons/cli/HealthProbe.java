package org.bluehorizons.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Asks the server of this container how it is: the image's health command. A program of its own,
 * without Spring, because it runs every few seconds beside the server and shares its processor.
 *
 * <p>Arguments: {@code readiness} (the default) or {@code liveness}. Exit codes: 0 it is well, 1 it
 * is not or does not answer, 2 wrong arguments or settings.
 */
public final class HealthProbe {

    private static final Set<String> PROBES = Set.of("liveness", "readiness");
    private static final String PORT = "MANAGEMENT_SERVER_PORT";
    private static final String DEFAULT_PORT = "8081";
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private HealthProbe() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    static int run(Map<String, String> environment, String... arguments) {
        var probe = arguments.length == 0 ? "readiness" : arguments[0];
        if (arguments.length > 1 || !PROBES.contains(probe)) {
            System.err.println("health: expected readiness or liveness");
            return 2;
        }
        var port = environment.getOrDefault(PORT, DEFAULT_PORT);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            System.err.printf("health: %s: %s (expected: a port, 0..65535)%n", PORT, port);
            return 2;
        }
        try {
            var status = ask(Integer.parseInt(port), probe);
            System.out.println("%s: %s".formatted(probe, status));
            return status.matches("HTTP/1\\.[01] 200\\b.*") ? 0 : 1;
        } catch (IOException silent) {
            System.out.println("%s: no answer at port %s: %s".formatted(probe, port, silent));
            return 1;
        }
    }

    /** The status line of the answer. HTTP by hand: an HTTP client takes longer to load. */
    private static String ask(int port, String probe) throws IOException {
        try (var socket = new Socket()) {
            var patience = Math.toIntExact(PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            socket.setSoTimeout(patience);
            var request =
                    "GET /actuator/health/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(probe);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }
}
