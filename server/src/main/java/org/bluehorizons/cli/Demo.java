package org.bluehorizons.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bluehorizons demo}: the whole platform on this machine, with a living fleet. */
@Command(
        name = "demo",
        description = {
            "Run the whole platform with a simulated fleet and its drivers, on this machine only.",
            "",
            "Data stays under ./data (BLUEHORIZONS_DATA_DIR); delete it to start anew."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bluehorizons demo --cars=500",
            "  bluehorizons demo --port=9000 --no-simulator",
            "",
            "Exit codes: 1 failed, 2 wrong arguments or settings, 130 after Ctrl-C."
        })
final class Demo implements Callable<Integer> {

    private static final String EMAIL = "admin@bluehorizons.demo";
    private static final String DRIVER = "driver@bluehorizons.demo";
    private static final int CARS_A_DRIVER = 3;
    private static final String PASSWORD = "blue-horizons-demo";

    private final Class<?> application;
    private final long begunNanos = System.nanoTime();
    private final AtomicReference<@Nullable Fleet> fleet = new AtomicReference<>();
    private volatile boolean ready;

    @Option(
            names = "--cars",
            defaultValue = "50",
            description = "Simulated cars, 0 to 20000 (default: ${DEFAULT-VALUE}).")
    private int cars;

    @Option(
            names = "--drivers",
            paramLabel = "DRIVERS",
            description = {
                "Simulated people who book and drive the cars, 0 to 10000 (default: one for three cars).",
                "With 0 the cars drive by themselves."
            })
    private @Nullable Integer drivers;

    @Option(
            names = "--charge-points",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "Simulated charge points, 0 to 18000 (default: ${DEFAULT-VALUE}).")
    private int chargePoints;

    @Option(
            names = "--speed-up",
            defaultValue = "1",
            description =
                    "How much faster cars and people live, 0.1 to 100 (default: ${DEFAULT-VALUE}).")
    private double speedUp;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}: this machine only).")
    private String address = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Of web and API (default: 8080, or SERVER_PORT).")
    private @Nullable Integer port;

    @Option(names = "--no-simulator", description = "Without cars and charge points.")
    private boolean noSimulator;

    Demo(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        expect(cars >= 0 && cars <= 20_000, "--cars", cars, "0..20000");
        expect(drivers() >= 0 && drivers() <= 10_000, "--drivers", drivers, "0..10000");
        expect(
                chargePoints >= 0 && chargePoints <= 18_000,
                "--charge-points",
                chargePoints,
                "0..18000");
        expect(speedUp >= 0.1 && speedUp <= 100, "--speed-up", speedUp, "0.1..100");
        expect(port == null || (port >= 0 && port <= 65_535), "--port", port, "0..65535");
        System.out.println("Starting Blue Horizons; Ctrl-C stops it");
        var server = new Server();
        server.start(application, settings(), this::beginToStop);
        ready = true;
        say("the server is ready");
        if (cars + chargePoints > 0 && !noSimulator) {
            startFleet(server);
        }
        System.out.print(tour(server));
        var running = fleet.get();
        if (running != null) {
            running.show();
        }
        server.awaitStop();
        return 0;
    }

    private static void expect(
            boolean holds, String option, @Nullable Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: %s (expected: %s)".formatted(option, seen, expected));
        }
    }

    private List<String> settings() {
        var settings =
                new ArrayList<>(
                        List.of(
                                "--server.address=" + address,
                                "--management.server.address=" + address,
                                "--bluehorizons.vehicles.gateway.bind-address=" + address,
                                "--bluehorizons.charging.gateway.bind-address=" + address,
                                "--bluehorizons.charging.tokens.accept-unknown=true",
                                "--bluehorizons.accounts.bootstrap.email=" + EMAIL,
                                "--bluehorizons.accounts.bootstrap.password=" + PASSWORD,
                                "--bluehorizons.accounts.bootstrap.demo=true",
                                "--logging.level.root=warn",
                                "--logging.level.org.bluehorizons=info",
                                "--logging.level.org.flywaydb.core.internal.command.DbMigrate=info",
                                "--logging.pattern.console=%6relative ms  %m%n%wEx"));
        if (port != null) {
            settings.add("--server.port=" + port);
        }
        return settings;
    }

    private void startFleet(Server server) throws IOException, InterruptedException {
        var started =
                Fleet.start(
                        new Fleet.Wanted(
                                cars,
                                drivers(),
                                speedUp,
                                "http://%s:%s"
                                        .formatted(address, server.setting("local.server.port")),
                                "tcp://%s:%s"
                                        .formatted(
                                                address,
                                                server.setting(
                                                        "bluehorizons.vehicles.gateway.port")),
                                chargePoints,
                                "ws://%s:%s/ocpp"
                                        .formatted(
                                                address,
                                                server.setting(
                                                        "bluehorizons.charging.gateway.port")),
                                server.setting("bluehorizons.database.data-directory")
                                        + "/simulator",
                                EMAIL,
                                DRIVER,
                                PASSWORD),
                        () ->
                                say(
                                        "%d people book and drive them; rent one yourself as %s"
                                                .formatted(drivers(), DRIVER)));
        fleet.set(started);
        started.awaitReady();
        say("%d cars are on the road, %d charge points at its side".formatted(cars, chargePoints));
    }

    private int drivers() {
        return drivers == null ? Math.min(10_000, (cars + 1) / CARS_A_DRIVER) : drivers;
    }

    private void beginToStop() {
        if (ready) {
            System.out.printf("%nStopping; the data stays.%n");
        }
        var running = fleet.get();
        if (running != null) {
            running.stop();
        }
    }

    private String tour(Server server) {
        var web = "http://%s:%s".formatted(address, server.setting("local.server.port"));
        var management =
                "http://%s:%s/actuator".formatted(address, server.setting("local.management.port"));
        return """

          live fleet        %1$s/
          API               %1$s/docs
          cars (MQTT)       %2$s port %3$s, with TLS %4$s
          chargers (OCPP)   ws://%2$s:%9$s/ocpp/IDENTITY, with TLS wss and %10$s
          health, metrics   %5$s/health, %5$s/prometheus

          sign in as        admin@bluehorizons.demo (operator@, maintenance@, stakeholder@, partner@ too)
        %8$s  password          %6$s

          be a car yourself: docs/reference/try-it-by-hand.md
          stop with Ctrl-C; the data stays in %7$s

        """
                .formatted(
                        web,
                        address,
                        server.setting("bluehorizons.vehicles.gateway.port"),
                        server.setting("bluehorizons.vehicles.gateway.tls-port"),
                        management,
                        PASSWORD,
                        server.setting("bluehorizons.database.data-directory"),
                        hasDrivers() ? "  rent cars as      %s%n".formatted(DRIVER) : "",
                        server.setting("bluehorizons.charging.gateway.port"),
                        server.setting("bluehorizons.charging.gateway.tls-port"));
    }

    private boolean hasDrivers() {
        return cars > 0 && !noSimulator && drivers() > 0;
    }

    private void say(String what) {
        System.out.printf("%6d ms  %s%n", (System.nanoTime() - begunNanos) / 1_000_000, what);
    }
}
