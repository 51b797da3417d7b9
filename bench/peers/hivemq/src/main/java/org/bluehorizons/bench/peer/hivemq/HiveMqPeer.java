package org.bluehorizons.bench.peer.hivemq;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * HiveMQ CE in its own process: file persistence, everybody may connect (what it does where no
 * extension authenticates), nobody subscribes. It prints {@code ready} when it listens and stops
 * when its standard input ends.
 *
 * <p>Arguments: port, an empty folder for its data, the largest number of unacknowledged publishes
 * of a client ({@code Receive Maximum}).
 */
public final class HiveMqPeer {
    private HiveMqPeer() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        int receiveMaximum = Integer.parseInt(arguments[2]);

        try (EmbeddedHiveMQ broker =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(configuration(folder, port, receiveMaximum))
                        .withDataFolder(Files.createDirectories(folder.resolve("data")))
                        .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                        .build()) {
            broker.start().join();
            System.out.println("ready");
            System.in.readAllBytes();
        }
    }

    /** Its own defaults, except where they would slow the peer down below what it can do. */
    private static Path configuration(Path folder, int port, int receiveMaximum)
            throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                configuration.resolve("config.xml"),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <hivemq>
                  <listeners>
                    <tcp-listener>
                      <port>%d</port>
                      <bind-address>127.0.0.1</bind-address>
                    </tcp-listener>
                  </listeners>
                  <persistence>
                    <mode>file</mode>
                  </persistence>
                  <mqtt>
                    <receive-maximum>
                      <server-receive-maximum>%d</server-receive-maximum>
                    </receive-maximum>
                  </mqtt>
                  <restrictions>
                    <max-connections>-1</max-connections>
                  </restrictions>
                  <anonymous-usage-statistics>
                    <enabled>false</enabled>
                  </anonymous-usage-statistics>
                </hivemq>
                """
                        .formatted(port, receiveMaximum));
        return configuration;
    }
}
