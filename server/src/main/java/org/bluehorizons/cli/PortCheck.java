package org.bluehorizons.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** Whether the ports to listen on are free. */
final class PortCheck {

    private final Environment settings;

    PortCheck(Environment settings) {
        this.settings = settings;
    }

    Finding of(String setting) {
        var value = settings.getProperty(setting, "0").strip();
        if (!value.matches("-1|\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            return Finding.fail(
                    "%s: %s (expected: a port, 0..65535)".formatted(setting, value),
                    "Set %s to a free port.".formatted(variable(setting)));
        }
        var port = Integer.parseInt(value);
        if (port <= 0) {
            return Finding.ok("%s=%d needs no port".formatted(setting, port));
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Finding.ok("port %d is free (%s)".formatted(port, setting));
        } catch (IOException taken) {
            return Finding.fail(
                    "port %d: %s (%s)".formatted(port, reason(port, taken), setting),
                    "Free it, or set %s to another.".formatted(variable(setting)));
        }
    }

    private static String reason(int port, IOException taken) {
        return PortHolder.of(port)
                .map(holder -> "taken by " + holder)
                .orElse(String.valueOf(taken.getMessage()));
    }

    /** The environment variable of a setting. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", "");
    }
}
