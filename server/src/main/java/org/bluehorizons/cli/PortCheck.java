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
        var port = settings.getProperty(setting, Integer.class, 0);
        if (port <= 0) {
            return Finding.ok("%s=%d needs no port".formatted(setting, port));
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Finding.ok("port %d is free (%s)".formatted(port, setting));
        } catch (IOException taken) {
            return Finding.fail(
                    "port %d: %s (%s)".formatted(port, taken.getMessage(), setting),
                    "See who has it with `ss -ltnp sport = :%d`, or set %s."
                            .formatted(port, variable(setting)));
        }
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", "");
    }
}
