package org.bluehorizons.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * The platform as a process of its own, with its embedded PostgreSQL, on free ports; for tests that
 * kill it. Started again, it finds its ports and data where they were.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Path directory;
    private final Ports ports =
            new Ports(
                    FreePort.next(),
                    FreePort.next(),
                    FreePort.next(),
                    FreePort.next(),
                    FreePort.next());
    private final Map<String, String> settings;
    private Process process;

    /** Where it listens. */
    public record Ports(int http, int management, int mqtt, int ocpp, int database) {}

    private ServerProcess(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * Returns when it is ready.
     *
     * @param directory for data and log
     * @param settings further environment
     */
    public static ServerProcess start(Path directory, Map<String, String> settings) {
        var server = new ServerProcess(directory, settings);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** After a {@link #kill} or an end. */
    public void startAgain() {
        process = launch();
        awaitReady();
    }

    /** SIGKILL: no word of goodbye. Its PostgreSQL lives on. */
    public void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    /** SIGSTOP: it does nothing until {@link #resume}, and does not know that time passes. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /**
     * SIGTERM, and wait for the end.
     *
     * @return how long it took
     */
    public Duration terminate() {
        var begun = System.nanoTime();
        process.destroy();
        await("end of the server after SIGTERM")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !process.isAlive());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public Ports ports() {
        return ports;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(ports.database);
    }

    /** SIGTERM, and wait for the end of it and of its PostgreSQL. */
    @Override
    public void close() {
        try {
            terminate();
        } finally {
            process.destroyForcibly();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.bluehorizons.BlueHorizons",
                                "serve"));
        var environment = builder.environment();
        environment.put("BLUEHORIZONS_DATA_DIR", directory.resolve("data").toString());
        environment.put("BLUEHORIZONS_DATABASE_EMBEDDEDPORT", Integer.toString(ports.database));
        environment.put("SERVER_PORT", Integer.toString(ports.http));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management));
        environment.put("BLUEHORIZONS_VEHICLES_GATEWAY_PORT", Integer.toString(ports.mqtt));
        environment.put("BLUEHORIZONS_VEHICLES_GATEWAY_TLSPORT", "-1");
        environment.put("BLUEHORIZONS_CHARGING_GATEWAY_PORT", Integer.toString(ports.ocpp));
        environment.put("BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", "-1");
        environment.putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitReady() {
        var readiness =
                URI.create(
                        "http://127.0.0.1:%d/actuator/health/readiness"
                                .formatted(ports.management));
        try (var http = HttpClient.newHttpClient()) {
            await("readiness of the server")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> answers(http, readiness));
        }
    }

    private boolean answers(HttpClient http, URI address) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended: " + log());
        }
        try {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path logFile() {
        return directory.resolve("server.log");
    }
}
