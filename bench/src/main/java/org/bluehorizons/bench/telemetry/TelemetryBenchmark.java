package org.bluehorizons.bench.telemetry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bluehorizons.bench.Harness;
import org.bluehorizons.bench.Platform;
import org.bluehorizons.bench.Row;
import org.bluehorizons.bench.RunOptions;
import org.bluehorizons.bench.cars.CarAccount;
import org.bluehorizons.bench.cars.LoadOrder;
import org.bluehorizons.bench.cars.LoadProcess;
import org.bluehorizons.bench.cars.Registration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Telemetry acknowledged after commit, beside COPY, plain INSERTs and a broker that stores none.
 */
@Command(
        name = "telemetry",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Telemetry acknowledged after commit, beside COPY, INSERT and HiveMQ CE.")
public final class TelemetryBenchmark implements Callable<Integer> {
    @Mixin private RunOptions run = new RunOptions();

    @Option(names = "--seconds", defaultValue = "10", description = "Measured time of a round.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before the rounds.")
    private int warmUp;

    @Option(names = "--cars", defaultValue = "5000", description = "Connected cars.")
    private int cars;

    @Option(names = "--idle-cars", defaultValue = "15000", description = "0 leaves memory out.")
    private int idleCars;

    @Option(
            names = "--windows",
            defaultValue = "1,8",
            split = ",",
            description = "Unacknowledged messages of a car; it sends again at half of them.")
    private List<Integer> windows = List.of();

    @Option(names = "--sample", defaultValue = "300000", description = "Rows for COPY and INSERT.")
    private int sample;

    private static final Platform.Ports PORTS =
            new Platform.Ports(18080, 18081, 11883, 18883, 15433);
    private static final int HIVEMQ_PORT = 11884;
    private static final String DATABASE =
            "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(PORTS.database());

    private final Platform.Administrator administrator =
            new Platform.Administrator("bench@example.org", UUID.randomUUID() + "-Aa1");

    @Override
    public Integer call() throws Exception {
        Path work = run.work("telemetry");
        Path accounts = work.resolve("cars.csv");
        List<Row> rows = new ArrayList<>();
        try (Platform _ = platform(work)) {
            Harness.say("registering %d cars".formatted(Math.max(cars, idleCars)));
            CarAccount.write(accounts, register());
        }
        try (Platform platform = platform(work)) {
            if (idleCars > 0) {
                rows.addAll(idle(platform, accounts, work));
            }
            rows.addAll(0, compare(platform, accounts, work));
        }
        run.keep("telemetry", rows);
        return 0;
    }

    private Platform platform(Path work) throws IOException, InterruptedException {
        Harness.say("starting the platform");
        return Platform.start(
                run.root(),
                work.resolve("data"),
                PORTS,
                administrator,
                work.resolve("platform.log"));
    }

    private List<CarAccount> register() throws Exception {
        URI rest = URI.create("http://127.0.0.1:" + PORTS.http());
        return Registration.of(Math.max(cars, idleCars), rest, administrator);
    }

    private List<Row> idle(Platform platform, Path accounts, Path work) throws Exception {
        Harness.say("connecting %d idle cars".formatted(idleCars));
        try (LoadProcess load =
                LoadProcess.start(PORTS.mqtt(), accounts, work.resolve("idle.log"))) {
            return IdleMemory.measure(platform.jvm(), load, idleCars).rows();
        }
    }

    private List<Row> compare(Platform platform, Path accounts, Path work) throws Exception {
        try (HiveMq hivemq =
                        HiveMq.start(
                                run.root().resolve("bench/peers/hivemq"),
                                work.resolve("hivemq"),
                                HIVEMQ_PORT,
                                work.resolve("hivemq.log"));
                LoadProcess toPlatform =
                        LoadProcess.start(PORTS.mqtt(), accounts, work.resolve("load.log"));
                LoadProcess toHivemq =
                        LoadProcess.start(HIVEMQ_PORT, accounts, work.resolve("load-hivemq.log"));
                Connection connection = DriverManager.getConnection(DATABASE)) {
            new StoredTelemetry(connection).demandDurability();
            Harness.say("connecting %d cars to each broker".formatted(cars));
            toPlatform.obey(new LoadOrder.Connect(cars));
            toHivemq.obey(new LoadOrder.Connect(cars));
            return new TelemetryComparison(
                            new LoadTarget(
                                    toPlatform, platform.jvm(), List.of(platform.postgres())),
                            new LoadTarget(toHivemq, hivemq.handle(), List.of()),
                            connection,
                            DATABASE)
                    .run(
                            new TelemetryComparison.Plan(
                                    run.rounds(), seconds, warmUp, windows, sample));
        }
    }
}
