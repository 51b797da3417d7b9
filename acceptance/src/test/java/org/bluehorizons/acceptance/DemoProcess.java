package org.bluehorizons.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bluehorizons demo} on free ports, with data of its own. */
final class DemoProcess {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration START = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path directory;
    private final int httpPort = free();
    private final Map<String, String> ports =
            Map.of(
                    "SERVER_PORT", Integer.toString(httpPort),
                    "MANAGEMENT_SERVER_PORT", Integer.toString(free()),
                    "BLUEHORIZONS_VEHICLES_GATEWAY_PORT", Integer.toString(free()),
                    "BLUEHORIZONS_VEHICLES_GATEWAY_TLSPORT", Integer.toString(free()),
                    "BLUEHORIZONS_CHARGING_GATEWAY_PORT", Integer.toString(free()),
                    "BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", Integer.toString(free()),
                    "BLUEHORIZONS_DATABASE_EMBEDDEDPORT", Integer.toString(free()));
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    private String token = "";

    private DemoProcess(Path directory) throws IOException {
        this.directory = directory;
        this.process = launch();
    }

    /** Returns when the cars are on the road. */
    static DemoProcess start(Path directory) throws IOException {
        var demo = new DemoProcess(directory);
        demo.awaitCars();
        return demo;
    }

    /** After its end. */
    void startAgain() throws IOException {
        Files.delete(log());
        process = launch();
        awaitCars();
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    void signIn() {
        token =
                post(
                                "/v1/sessions",
                                "{\"email\": \"operator@bluehorizons.demo\", \"password\": \"blue-horizons-demo\"}")
                        .at("/token")
                        .asString();
    }

    /** Itself, its simulator and its PostgreSQL. */
    List<ProcessHandle> family() throws IOException {
        var family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        var postmaster = directory.resolve("data/postgres/postmaster.pid");
        ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).getFirst().strip()))
                .ifPresent(family::add);
        return family;
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    private Process launch() throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dbluehorizons.home=" + HOME,
                        "-cp",
                        serverJar() + File.pathSeparator + HOME.resolve("server/target/lib") + "/*",
                        "org.bluehorizons.BlueHorizons",
                        "demo",
                        "--cars=20",
                        "--drivers=6",
                        "--speed-up=20");
        builder.environment().putAll(ports);
        builder.environment().put("BLUEHORIZONS_DATA_DIR", directory.resolve("data").toString());
        return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    private void awaitCars() {
        await("cars on the road")
                .atMost(START)
                .until(() -> {
                    var said = Files.readString(log());
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the demo ended: " + said);
                    }
                    return said.contains("cars are on the road,");
                });
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Path log() {
        return directory.resolve("demo.log");
    }

    private static Path serverJar() throws IOException {
        try (var jars =
                Files.newDirectoryStream(
                        HOME.resolve("server/target"), "bluehorizons-server-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
