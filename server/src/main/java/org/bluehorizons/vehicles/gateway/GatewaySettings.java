package org.bluehorizons.vehicles.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The MQTT listener and its bounds: {@code bluehorizons.vehicles.gateway.*}.
 *
 * @param bindAddress the address to listen on; empty: all
 * @param port of MQTT without TLS; 0 any free one, -1 none
 * @param tlsPort of MQTT with TLS; 0 any free one, -1 none
 * @param threads event loops, each with a telemetry writer; 0: one a core, at most 8
 * @param maxConnections cars at a time on this node, 1..1000000
 * @param maxPendingConnects cars that may wait to be let in; more are told to try later
 * @param connectTimeout for CONNECT after the connection, 1s..5m
 * @param maxPayloadBytes of one PUBLISH, 1024..1048576
 * @param receiveMaximum publishes of a car that may wait for their PUBACK, 1..65535
 * @param publishesPerSecond of one car; a faster one is slowed down
 * @param maxKeepAlive longer ones are cut to it, 10s..18h
 * @param maxSessionExpiry how long a persistent session outlives its connection, 0..7d
 * @param drainSpread over which the connections are closed at shutdown, 0..60s
 */
@ConfigurationProperties("bluehorizons.vehicles.gateway")
public record GatewaySettings(
        @DefaultValue("") String bindAddress,
        @DefaultValue("1883") int port,
        @DefaultValue("8883") int tlsPort,
        @DefaultValue("0") int threads,
        @DefaultValue("100000") int maxConnections,
        @DefaultValue("2000") int maxPendingConnects,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("131072") int maxPayloadBytes,
        @DefaultValue("100") int receiveMaximum,
        @DefaultValue("2000") int publishesPerSecond,
        @DefaultValue("30m") Duration maxKeepAlive,
        @DefaultValue("1d") Duration maxSessionExpiry,
        @DefaultValue("1s") Duration drainSpread) {

    public GatewaySettings {
        range("port", port, -1, 65_535);
        range("tls-port", tlsPort, -1, 65_535);
        range("threads", threads, 0, 256);
        range("max-connections", maxConnections, 1, 1_000_000);
        range("max-pending-connects", maxPendingConnects, 1, 100_000);
        range("connect-timeout in seconds", connectTimeout.toSeconds(), 1, 300);
        range("max-payload-bytes", maxPayloadBytes, 1_024, 1_048_576);
        range("receive-maximum", receiveMaximum, 1, 65_535);
        range("publishes-per-second", publishesPerSecond, 1, 1_000_000);
        range("max-keep-alive in seconds", maxKeepAlive.toSeconds(), 10, 65_535);
        range("max-session-expiry in seconds", maxSessionExpiry.toSeconds(), 0, 604_800);
        range("drain-spread in seconds", drainSpread.toSeconds(), 0, 60);
    }

    int eventLoops() {
        return threads > 0 ? threads : Math.min(8, Runtime.getRuntime().availableProcessors());
    }

    private static void range(String setting, long seen, long min, long max) {
        if (seen < min || seen > max) {
            throw new IllegalArgumentException(
                    "bluehorizons.vehicles.gateway.%s: %d (expected: %d..%d)"
                            .formatted(setting, seen, min, max));
        }
    }
}
