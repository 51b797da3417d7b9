package org.bluehorizons.simulator.chargepoint;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bluehorizons.simulator.chargepoint.line.Gateway;
import org.bluehorizons.simulator.chargepoint.line.Trust;
import org.bluehorizons.simulator.chargepoint.station.Dialect;
import org.bluehorizons.simulator.chargepoint.station.Model;
import org.bluehorizons.simulator.chargepoint.station.Nameplate;
import org.bluehorizons.simulator.chargepoint.v16.Ocpp16;
import org.bluehorizons.simulator.chargepoint.v201.Ocpp201;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line says of charge points. */
public final class ChargePointOptions {

    @Option(
            names = "--charge-points",
            defaultValue = "0",
            description = "How many, 0 to 18000 (default: ${DEFAULT-VALUE}).")
    public int count;

    @Option(
            names = "--charge-points-from",
            defaultValue = "0",
            description = "Number of the first, for several processes (default: ${DEFAULT-VALUE}).")
    int from;

    @Option(
            names = "--charge-point-prefix",
            defaultValue = "CP",
            description = "What ids begin with; six digits follow (default: ${DEFAULT-VALUE}).")
    String prefix = "";

    @Option(
            names = "--ocpp-url",
            split = ",",
            defaultValue = "ws://localhost:9080/ocpp",
            description =
                    "Where they call; when one refuses or is gone, the next (default: ${DEFAULT-VALUE}).")
    List<String> urls = List.of();

    @Option(
            names = "--charge-point-addresses",
            split = ",",
            description =
                    "Addresses of this machine that they call from, in turn; one has ports for some 28000 connections to a gateway, and finding the last of them is slow (default: what the system chooses).")
    List<String> addresses = List.of();

    @Option(
            names = "--ocpp-versions",
            split = ",",
            defaultValue = "1.6,2.0.1",
            description = "Shared evenly by number (default: ${DEFAULT-VALUE}).")
    List<String> versions = List.of();

    @Option(
            names = "--charge-point-password",
            defaultValue = "${env:BLUEHORIZONS_SIMULATOR_CHARGE_POINT_PASSWORD}",
            description =
                    "Of all of them (or BLUEHORIZONS_SIMULATOR_CHARGE_POINT_PASSWORD); else each has its own, from the seed.")
    @Nullable String password;

    @Option(
            names = "--register-charge-points",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Over REST, if there are an operator's credentials (default: ${DEFAULT-VALUE}).")
    public boolean register;

    @Option(
            names = "--handshakes",
            defaultValue = "256",
            description = "At a time, at most (default: ${DEFAULT-VALUE}).")
    int handshakes;

    @Option(
            names = "--connects-per-second",
            defaultValue = "0",
            description = "0: as many as --handshakes at a time allow (default: ${DEFAULT-VALUE}).")
    double connectsPerSecond;

    @Option(
            names = "--transactions",
            defaultValue = "0",
            description =
                    "How many cars charge at a time; when one goes, another comes (default: ${DEFAULT-VALUE}).")
    int transactions;

    @Option(
            names = "--id-tokens",
            split = ",",
            defaultValue = "BHSIM0001",
            description = "That drivers show (default: ${DEFAULT-VALUE}).")
    List<String> tokens = List.of();

    @Option(
            names = "--meter-interval",
            defaultValue = "10s",
            converter = SecondsConverter.class,
            description = "Between meter values of a transaction (default: ${DEFAULT-VALUE}).")
    Duration meterInterval = Duration.ZERO;

    @Option(
            names = "--heartbeat-interval",
            defaultValue = "0s",
            converter = SecondsConverter.class,
            description = "0: what the server says (default: ${DEFAULT-VALUE}).")
    Duration heartbeatInterval = Duration.ZERO;

    @Option(
            names = "--charge-point-faults",
            defaultValue = "0.1",
            description = "Of a charge point in a day (default: ${DEFAULT-VALUE}).")
    double faults;

    @Option(
            names = "--boot-after-reconnect",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "BootNotification after each reconnection, as many real ones do; else only after a restart (default: ${DEFAULT-VALUE}).")
    boolean bootsAgain;

    @Option(
            names = "--charge-points-tls-ca",
            description = "Certificates in PEM to trust with wss.")
    @Nullable Path authority;

    @Option(
            names = "--charge-points-tls-certificate",
            description = "Their own certificate in PEM, for mutual TLS (security profile 3).")
    @Nullable Path certificate;

    @Option(names = "--charge-points-tls-key", description = "Its key in PEM, unencrypted.")
    @Nullable Path key;

    @Option(
            names = "--misbehave",
            split = ",",
            description =
                    "Shares of charge points that do what they should not: garbage, flood, duplicate, reorder, half-open, slow-reader; as in garbage=0.01,flood=0.001.")
    Map<String, Double> misbehave = new TreeMap<>();

    @Option(
            names = "--charge-point-threads",
            defaultValue = "1",
            description = "Event loops (default: ${DEFAULT-VALUE}).")
    int threads;

    /**
     * @throws IllegalArgumentException naming the option and the rule
     */
    public void check() {
        demand(count >= 0 && count <= 18_000, "--charge-points", count, "0..18000");
        demand(from >= 0 && from <= 900_000, "--charge-points-from", from, "0..900000");
        demand(
                prefix.matches("[A-Za-z0-9_-]{1,14}"),
                "--charge-point-prefix",
                prefix,
                "1 to 14 letters, digits, - or _");
        demand(handshakes >= 1 && handshakes <= 18_000, "--handshakes", handshakes, "1..18000");
        demand(connectsPerSecond >= 0, "--connects-per-second", connectsPerSecond, "0 or more");
        demand(
                transactions >= 0 && transactions <= 18_000,
                "--transactions",
                transactions,
                "0..18000");
        demand(!meterInterval.isZero(), "--meter-interval", meterInterval, "1s or more");
        demand(faults >= 0 && faults <= 1_000, "--charge-point-faults", faults, "0..1000");
        demand(threads >= 1 && threads <= 16, "--charge-point-threads", threads, "1..16");
        demand(
                (certificate == null) == (key == null),
                "--charge-points-tls-key",
                key,
                "together with --charge-points-tls-certificate");
        demand(
                tokens.stream().allMatch(token -> token.length() >= 1 && token.length() <= 20),
                "--id-tokens",
                tokens,
                "1 to 20 characters each");
        dialects();
        addresses();
        gateways();
        Manners.of(misbehave, 0);
    }

    /** Of this machine, each resolved; empty: any. */
    List<InetAddress> addresses() {
        return addresses.stream()
                .map(address -> {
                    try {
                        return InetAddress.ofLiteral(address);
                    } catch (IllegalArgumentException name) {
                        throw new IllegalArgumentException(
                                "--charge-point-addresses: %s (expected: an IP address)"
                                        .formatted(address),
                                name);
                    }
                })
                .toList();
    }

    List<Gateway> gateways() {
        return urls.stream().map(Gateway::of).toList();
    }

    @Nullable Trust trust() {
        return gateways().stream().anyMatch(Gateway::tls)
                ? new Trust(authority, certificate, key)
                : null;
    }

    Nameplate.Passwords passwords(long seed) {
        return new Nameplate.Passwords(seed, password == null ? "" : password);
    }

    List<Nameplate> plates() {
        var dialects = dialects();
        var models = List.of(Model.values());
        return IntStream.range(from, from + count)
                .mapToObj(number ->
                        new Nameplate(
                                number,
                                "%s%06d".formatted(prefix, number),
                                models.get(number / dialects.size() % models.size()),
                                dialects.get(number % dialects.size())))
                .toList();
    }

    private List<Dialect> dialects() {
        var known = List.of(new Ocpp16(), new Ocpp201());
        var chosen = new ArrayList<Dialect>();
        for (var version : versions) {
            chosen.add(
                    known.stream()
                            .filter(dialect -> dialect.version().equals(version))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "--ocpp-versions: %s (expected: 1.6 or 2.0.1)"
                                                    .formatted(version))));
        }
        return chosen;
    }

    private static void demand(
            boolean holds, String option, @Nullable Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: %s (expected: %s)".formatted(option, seen, expected));
        }
    }
}
