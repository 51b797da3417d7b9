package org.bluehorizons.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.bluehorizons.simulator.chargepoint.ChargePoints;
import org.bluehorizons.simulator.platform.Garage;
import org.bluehorizons.simulator.platform.Papers;
import org.bluehorizons.simulator.platform.PlatformApi;
import org.bluehorizons.simulator.platform.PlatformRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cars and charge points that tell a platform of their lives, by its public protocols alone. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Simulated cars that drive, charge, park, sleep, lose coverage and break, and obey commands.",
            "Registers them at the platform at the first start.",
            "With --drivers, people book and drive them.",
            "With --charge-points, OCPP 1.6J and 2.0.1 too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  simulate --cars 1000 --email operator@bluehorizons.demo --password ...",
            "  simulate --cars 100 --drivers 40 --speed-up 5",
            "  simulate --cars 5000 --interval 1 --speed-up 10 --json",
            "  simulate --cars 0 --charge-points 10000 --transactions 200",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments."
        })
public final class Simulator implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin private Options options = new Options();

    private Simulator() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Simulator())
                        .setExecutionExceptionHandler((failure, _, _) -> tell(failure))
                        .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        var papers =
                IntStream.range(0, options.cars)
                        .mapToObj(number -> Papers.of(options.seed, number))
                        .toList();
        new FleetRun(options, papers, garage(papers), chargePoints()).run(this::platform);
        return 0;
    }

    /** With all cars registered. */
    private Garage garage(List<Papers> papers) throws Exception {
        var garage = Garage.open(options.stateDir);
        if (!garage.hasAll(papers)) {
            System.out.printf("registering %d cars%n", papers.size());
            whenThere(platform -> garage.register(papers, platform));
        }
        return garage;
    }

    /** Null: there are to be none. */
    private @Nullable ChargePoints chargePoints() throws Exception {
        if (options.chargePoints.count == 0) {
            return null;
        }
        var all =
                ChargePoints.of(
                        options.chargePoints,
                        options.seed,
                        options.speedUp,
                        InstantSource.system());
        if (options.chargePoints.register && options.hasCredentials()) {
            System.out.printf("registering %d charge points%n", options.chargePoints.count);
            whenThere(platform -> all.register(platform.caller()));
        }
        return all;
    }

    /** What is done as an operator. */
    @FunctionalInterface
    private interface Act {

        void with(PlatformApi platform) throws Exception;
    }

    private void whenThere(Act act) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                act.with(platform());
                return;
            } catch (ConnectException | HttpTimeoutException away) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(
                            "the platform does not answer at %s".formatted(options.api), away);
                }
                System.err.printf("simulate: waiting for the platform at %s%n", options.api);
                Thread.sleep(2_000);
            }
        }
    }

    private PlatformApi platform() throws IOException, InterruptedException {
        if (options.apiKey != null) {
            return PlatformApi.withKey(options.api, options.apiKey);
        }
        if (options.email == null || options.password == null) {
            throw new IllegalArgumentException(
                    "--email: none (expected: --email and --password, or --api-key)");
        }
        return PlatformApi.signIn(options.api, options.email, options.password);
    }

    private static int tell(Exception failure) throws Exception {
        var cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        if (!(cause instanceof IllegalArgumentException
                || cause instanceof PlatformRefusal
                || cause instanceof IOException)) {
            throw failure;
        }
        System.err.println("simulate: " + cause.getMessage());
        return cause instanceof IllegalArgumentException ? 2 : 1;
    }
}
