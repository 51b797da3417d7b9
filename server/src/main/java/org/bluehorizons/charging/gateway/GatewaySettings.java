package org.bluehorizons.charging.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The WebSocket listener and its bounds: {@code bluehorizons.charging.gateway.*}.
 *
 * @param bindAddress the address to listen on; empty: all
 * @param port of ws; 0 any free one, -1 none
 * @param tlsPort of wss; 0 any free one, -1 none
 * @param threads event loops; 0: one a core, at most 8
 * @param maxConnections charge points at a time on this node; fewer where the limit of open files
 *     is lower
 * @param maxHandshakes that are under way at a time; further ones wait to be accepted
 * @param handshakeTimeout from the connection to the upgrade, 1s..5m
 * @param maxMessageBytes of one message, in however many frames, 1024..4194304
 * @param messagesPerSecond of one charge point, on average; a faster one is slowed down
 * @param pingInterval of silence after which a charge point is pinged; after two without an answer
 *     the connection is dead
 * @param callTimeout for a charge point's answer to a call
 * @param gatherDelay between the commits of a writer: messages that come meanwhile share the next
 * @param maxQueued messages of this node that may wait for a commit before charge points are slowed
 * @param logHeartbeats whether the message log has them too; otherwise only when a station was last
 *     heard is kept of them
 * @param drainSpread over which the connections are closed at shutdown
 */
@ConfigurationProperties("bluehorizons.charging.gateway")
public record GatewaySettings(
        @DefaultValue("") String bindAddress,
        @DefaultValue("9080") int port,
        @DefaultValue("9443") int tlsPort,
        @DefaultValue("0") int threads,
        @DefaultValue("100000") int maxConnections,
        @DefaultValue("1000") int maxHandshakes,
        @DefaultValue("30s") Duration handshakeTimeout,
        @DefaultValue("262144") int maxMessageBytes,
        @DefaultValue("50") int messagesPerSecond,
        @DefaultValue("60s") Duration pingInterval,
        @DefaultValue("30s") Duration callTimeout,
        @DefaultValue("20ms") Duration gatherDelay,
        @DefaultValue("50000") int maxQueued,
        @DefaultValue("false") boolean logHeartbeats,
        @DefaultValue("2s") Duration drainSpread) {

    private static final int LONGEST_ROUND_SECONDS = 10;

    public GatewaySettings {
        range("port", port, -1, 65_535);
        range("tls-port", tlsPort, -1, 65_535);
        range("threads", threads, 0, 256);
        range("max-connections", maxConnections, 1, 1_000_000);
        range("max-handshakes", maxHandshakes, 1, 100_000);
        range("handshake-timeout in seconds", handshakeTimeout.toSeconds(), 1, 300);
        range("max-message-bytes", maxMessageBytes, 1_024, 4_194_304);
        range("messages-per-second", messagesPerSecond, 1, 1_000_000);
        range("ping-interval in seconds", pingInterval.toSeconds(), 1, 3_600);
        range("call-timeout in seconds", callTimeout.toSeconds(), 1, 600);
        range("gather-delay in milliseconds", gatherDelay.toMillis(), 0, 1_000);
        range("max-queued", maxQueued, 100, 10_000_000);
        range("drain-spread in seconds", drainSpread.toSeconds(), 0, 300);
    }

    /** In which each connection is looked at once: often enough to ping in time. */
    int roundSeconds() {
        return Math.clamp(pingInterval.toSeconds() / 6, 1, LONGEST_ROUND_SECONDS);
    }

    int eventLoops() {
        return threads > 0 ? threads : Math.min(8, Runtime.getRuntime().availableProcessors());
    }

    private static void range(String setting, long seen, long min, long max) {
        if (seen < min || seen > max) {
            throw new IllegalArgumentException(
                    "bluehorizons.charging.gateway.%s: %d (expected: %d..%d)"
                            .formatted(setting, seen, min, max));
        }
    }
}
