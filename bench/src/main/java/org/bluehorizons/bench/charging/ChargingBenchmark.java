package org.bluehorizons.bench.charging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Heartbeats beside ChargeTime's server, and a fleet of charge points on several gateways. */
@Command(
        name = "charging",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Heartbeats beside ChargeTime's server; a fleet on several gateways.")
public final class ChargingBenchmark implements Callable<Integer> {
    @Option(names = "--charge-points", defaultValue = "100000", description = "0 leaves them out.")
    private int points;

    @Option(
            names = "--gateways",
            defaultValue = "7",
            description =
                    "And as many simulators. One is killed: the others must have files for all.")
    private int gateways;

    @Option(names = "--minutes", defaultValue = "10", description = "Of charging.")
    private int minutes;

    @Option(names = "--transactions", defaultValue = "2000", description = "At a time.")
    private int transactions;

    @Option(names = "--tls", description = "The fleet with TLS; kept as charging-tls.")
    private boolean tls;

    @Option(
            names = "--gateway-options",
            defaultValue = "-Xms384m -Xmx384m -Xmn96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            description = "Of a gateway's JVM.")
    private String gatewayOptions = "";

    @Option(
            names = "--connections",
            defaultValue = "9000",
            description = "Of the load beside ChargeTime; 0 leaves it out.")
    private int connections;

    @Mixin private RunOptions run = new RunOptions();

    @Option(names = "--seconds", defaultValue = "10", description = "Measured time of a round.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds before the rounds.")
    private int warmUp;

    @Option(names = "--rate", defaultValue = "2000", description = "Heartbeats a second, to each.")
    private int rate;

    @Option(names = "--rate-seconds", defaultValue = "60", description = "How long.")
    private int rateSeconds;

    @Override
    public Integer call() throws Exception {
        if (connections > 0) {
            run.keep(
                    "charging-peer",
                    new PeerRounds(
                                    run.root(),
                                    run.work("charging-peer"),
                                    new PeerRounds.Plan(
                                            connections,
                                            run.rounds(),
                                            seconds,
                                            warmUp,
                                            rate,
                                            rateSeconds))
                            .run());
        }
        if (points > 0) {
            List<Row> rows = new ArrayList<>();
            Harness.say("gateways run with " + gatewayOptions);
            rows.add(Row.of("charge points", "", (double) points));
            rows.add(Row.of("gateways, and as many simulators", "", (double) gateways));
            rows.addAll(
                    new FleetPhases(
                                    run.root(),
                                    run.work("charging"),
                                    new FleetPhases.Plan(
                                            points,
                                            gateways,
                                            minutes,
                                            transactions,
                                            tls,
                                            gatewayOptions))
                            .run());
            run.keep(tls ? "charging-tls" : "charging", rows);
        }
        return 0;
    }
}
