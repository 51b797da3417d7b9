package org.bluehorizons.simulator;

import java.net.URI;
import java.nio.file.Path;
import org.bluehorizons.simulator.chargepoint.ChargePointOptions;
import org.bluehorizons.simulator.driver.Drivers;
import org.bluehorizons.simulator.link.Gate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command line says; secrets may come by environment. */
final class Options {

    @Option(
            names = "--cars",
            defaultValue = "50",
            description =
                    "How many, 1 to 20000, or 0 with charge points (default: ${DEFAULT-VALUE}).")
    int cars;

    @Mixin ChargePointOptions chargePoints = new ChargePointOptions();

    @Option(
            names = "--drivers",
            defaultValue = "0",
            description = {
                "Who book and drive the cars over REST, 0 to 10000 (default: ${DEFAULT-VALUE}).",
                "With drivers, cars no longer set off by themselves."
            })
    int drivers;

    @Option(
            names = "--visitor",
            description =
                    "E-mail of an account that shall be able to book too; its password by BLUEHORIZONS_SIMULATOR_VISITOR_PASSWORD.")
    @Nullable String visitor;

    @Option(
            names = "--visitor-password",
            hidden = true,
            defaultValue = "${env:BLUEHORIZONS_SIMULATOR_VISITOR_PASSWORD}")
    @Nullable String visitorPassword;

    @Option(
            names = "--api",
            defaultValue = "http://localhost:8080",
            description = "The platform's REST (default: ${DEFAULT-VALUE}).")
    URI api = URI.create("");

    @Option(
            names = "--mqtt",
            defaultValue = "tcp://localhost:1883",
            description = "tcp://host:port, or tls://host:port (default: ${DEFAULT-VALUE}).")
    URI mqtt = URI.create("");

    @Option(names = "--trust", description = "Certificates in PEM to trust with tls.")
    @Nullable Path trust;

    @Option(
            names = "--email",
            defaultValue = "${env:BLUEHORIZONS_SIMULATOR_EMAIL}",
            description = "Of an operator (or BLUEHORIZONS_SIMULATOR_EMAIL).")
    @Nullable String email;

    @Option(
            names = "--password",
            defaultValue = "${env:BLUEHORIZONS_SIMULATOR_PASSWORD}",
            description = "(or BLUEHORIZONS_SIMULATOR_PASSWORD)")
    @Nullable String password;

    @Option(
            names = "--api-key",
            defaultValue = "${env:BLUEHORIZONS_SIMULATOR_API_KEY}",
            description = "Instead of e-mail and password (or BLUEHORIZONS_SIMULATOR_API_KEY).")
    @Nullable String apiKey;

    @Option(
            names = "--state-dir",
            defaultValue = "data/simulator",
            description = "Keeps the identities of cars and drivers (default: ${DEFAULT-VALUE}).")
    Path stateDir = Path.of("");

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same fleet (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--speed-up",
            defaultValue = "1",
            description =
                    "How much faster cars live, 0.1 to 100; their clock stays the wall clock (default: ${DEFAULT-VALUE}).")
    double speedUp;

    @Option(
            names = "--interval",
            defaultValue = "5",
            description =
                    "Seconds between messages while driving, 0.1 to 3600 (default: ${DEFAULT-VALUE}).")
    double interval;

    @Option(
            names = "--faults",
            defaultValue = "4",
            description = "Breakdowns of a car in a day of driving (default: ${DEFAULT-VALUE}).")
    double faults;

    @Option(
            names = "--coverage-gaps",
            defaultValue = "6",
            description =
                    "Coverage gaps of a car in an hour of driving (default: ${DEFAULT-VALUE}).")
    double coverageGaps;

    @Option(
            names = "--mqtt-version",
            defaultValue = "mixed",
            description = "3, 5 or mixed (default: ${DEFAULT-VALUE}).")
    String mqttVersion = "";

    @Option(
            names = "--duration",
            defaultValue = "0",
            description = "Seconds to run; 0: until stopped (default: ${DEFAULT-VALUE}).")
    long duration;

    @Option(names = "--json", description = "Lines as JSON.")
    boolean json;

    @Option(
            names = "--exit-on-stdin-close",
            description = "End when standard input is closed, so when the parent process ends.")
    boolean exitOnStdinClose;

    /**
     * @throws IllegalArgumentException naming the option and the rule
     */
    void check() {
        demand(
                cars >= (chargePoints.count > 0 ? 0 : 1) && cars <= 20_000,
                "--cars",
                cars,
                "1..20000, or 0 with --charge-points");
        chargePoints.check();
        demand(drivers >= 0 && drivers <= 10_000, "--drivers", drivers, "0..10000");
        demand(speedUp >= 0.1 && speedUp <= 100, "--speed-up", speedUp, "0.1..100");
        demand(interval >= 0.1 && interval <= 3_600, "--interval", interval, "0.1..3600");
        demand(faults >= 0 && faults <= 10_000, "--faults", faults, "0..10000");
        demand(
                coverageGaps >= 0 && coverageGaps <= 10_000,
                "--coverage-gaps",
                coverageGaps,
                "0..10000");
        demand(mqttVersion.matches("3|5|mixed"), "--mqtt-version", mqttVersion, "3, 5 or mixed");
        demand(duration >= 0, "--duration", duration, "0 or more");
        demand(
                String.valueOf(mqtt.getScheme()).matches("tcp|tls")
                        && mqtt.getHost() != null
                        && mqtt.getPort() > 0,
                "--mqtt",
                mqtt,
                "tcp://host:port or tls://host:port");
        demand(
                String.valueOf(api.getScheme()).matches("https?") && api.getHost() != null,
                "--api",
                api,
                "http://host:port or https://host:port");
    }

    boolean hasCredentials() {
        return apiKey != null || (email != null && password != null);
    }

    Gate gate() {
        return new Gate(mqtt.getHost(), mqtt.getPort(), mqtt.getScheme().equals("tls"), trust);
    }

    Drivers.Settings driverSettings() {
        return new Drivers.Settings(
                drivers,
                stateDir,
                seed,
                speedUp,
                visitor == null || visitorPassword == null
                        ? null
                        : new Drivers.Visitor(visitor, visitorPassword));
    }

    boolean isMqtt5(int car) {
        return mqttVersion.equals("5") || (mqttVersion.equals("mixed") && car % 2 == 0);
    }

    private static void demand(boolean holds, String option, Object seen, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: %s (expected: %s)".formatted(option, seen, expected));
        }
    }
}
