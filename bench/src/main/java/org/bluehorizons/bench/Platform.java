package org.bluehorizons.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The platform under test, started by its own launcher on ports and data of its own, so that one
 * that already runs on this machine is not touched.
 */
public final class Platform implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Child child;
    private final Path data;

    private Platform(Child child, Path data) {
        this.child = child;
        this.data = data;
    }

    /** Where it listens. */
    public record Ports(int http, int management, int mqtt, int mqttTls, int database) {}

    /** Who may register cars. */
    public record Administrator(String email, String password) {}

    /** Returns when it is ready. */
    public static Platform start(
            Path root, Path data, Ports ports, Administrator administrator, Path log)
            throws IOException, InterruptedException {
        Map<String, String> settings =
                Map.of(
                        "BLUEHORIZONS_DATA_DIR", data.toString(),
                        "BLUEHORIZONS_DATABASE_EMBEDDEDPORT", Integer.toString(ports.database()),
                        "SERVER_PORT", Integer.toString(ports.http()),
                        "MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()),
                        "BLUEHORIZONS_VEHICLES_GATEWAY_PORT", Integer.toString(ports.mqtt()),
                        "BLUEHORIZONS_VEHICLES_GATEWAY_TLSPORT", Integer.toString(ports.mqttTls()),
                        "BLUEHORIZONS_CHARGING_GATEWAY_PORT", "-1",
                        "BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", "-1",
                        "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL", administrator.email(),
                        "BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD", administrator.password());
        Child child =
                Child.start(
                        log, settings, List.of(root.resolve("bluehorizons").toString(), "serve"));
        HttpClient http = HttpClient.newHttpClient();
        URI readiness =
                URI.create(
                        "http://127.0.0.1:%d/actuator/health/readiness"
                                .formatted(ports.management()));
        Wait.until("the platform is ready", START, child, () -> answers(http, readiness));
        return new Platform(child, data);
    }

    private static boolean answers(HttpClient http, URI address) {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public ProcessHandle jvm() {
        return child.jvm();
    }

    /** The postmaster of its embedded PostgreSQL; its backends are its children. */
    public ProcessHandle postgres() throws IOException {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow(() -> child.failed("PostgreSQL is gone"));
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
