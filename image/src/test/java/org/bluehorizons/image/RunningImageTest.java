package org.bluehorizons.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server, run from the image by its entry point, on a real PostgreSQL. */
class RunningImageTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String EMAIL = "admin@bluehorizons.test";
    private static final String PASSWORD = "correct horse battery staple";

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    /** Amazon ECS on Fargate waits at most 120 s between SIGTERM and SIGKILL. */
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private final Map<String, Integer> ports =
            Map.of(
                    "SERVER_PORT", free(),
                    "MANAGEMENT_SERVER_PORT", free(),
                    "BLUEHORIZONS_VEHICLES_GATEWAY_PORT", free(),
                    "BLUEHORIZONS_VEHICLES_GATEWAY_TLSPORT", free(),
                    "BLUEHORIZONS_CHARGING_GATEWAY_PORT", free(),
                    "BLUEHORIZONS_CHARGING_GATEWAY_TLSPORT", free());

    @TempDir private Path directory;

    @Test
    void startsAnswersAndEndsOnSigterm() throws IOException, InterruptedException {
        var archive = new OciArchive(TARGET.resolve("bluehorizons-image.tar"));
        var root = Files.createDirectory(directory.resolve("root"));
        archive.unpackTo(root);
        Files.setPosixFilePermissions(directory, OciArchive.permissions(0755));
        try (var database =
                        EmbeddedPostgres.builder()
                                .setServerConfig("unix_socket_directories", "")
                                .start();
                var container =
                        Container.start(
                                root,
                                archive.configuration(),
                                directory.resolve("log"),
                                settings(database.getPort(), root))) {
            var files = outsideTmp(root);
            await("readiness").atMost(LONGEST_START).until(() -> isReady(container));
            assertThat(container.health()).as("health").isZero();
            assertThat(container.health("liveness")).as("liveness").isZero();
            assertThat(signIn()).isEqualTo(201);
            if (container.isIsolated()) {
                assertThat(Files.readString(proc(container, "status")))
                        .containsPattern("Uid:\\s+10001\\s+10001\\s+10001");
                assertThat(Files.readAllLines(proc(container, "mountinfo")))
                        .as("a root that cannot be written")
                        .anyMatch(line -> line.matches("\\d+ \\d+ \\S+ \\S+ / ro.*"));
            }
            end(container);
            assertThat(container.log()).doesNotContain("\"level\":\"ERROR\"");
            assertThat(outsideTmp(root)).isEqualTo(files);
        }
    }

    private void end(Container container) throws InterruptedException, IOException {
        container.process().destroy();
        assertThat(container.process().waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS))
                .as("an end: %s", container.log())
                .isTrue();
        assertThat(container.process().exitValue()).as("SIGTERM").isEqualTo(143);
    }

    private Map<String, String> settings(int database, Path root) {
        var settings = new HashMap<String, String>();
        ports.forEach((name, port) -> settings.put(name, port.toString()));
        settings.put(
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(database));
        settings.put("BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_EMAIL", EMAIL);
        settings.put("BLUEHORIZONS_ACCOUNTS_BOOTSTRAP_PASSWORD", PASSWORD);
        if (Files.exists(root.resolve(Application.CACHE.substring(1)))) {
            // Then the JVM does not start unless the cache fits.
            settings.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        }
        return settings;
    }

    private boolean isReady(Container container) throws IOException, InterruptedException {
        assertThat(container.process().isAlive()).as(container.log()).isTrue();
        return status(
                        HttpRequest.newBuilder(
                                address("MANAGEMENT_SERVER_PORT", "/actuator/health/readiness")))
                == 200;
    }

    private int signIn() throws InterruptedException {
        return status(
                HttpRequest.newBuilder(address("SERVER_PORT", "/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                                .formatted(EMAIL, PASSWORD))));
    }

    private URI address(String port, String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(ports.get(port), path));
    }

    /** 0 when nobody answers. */
    private static int status(HttpRequest.Builder request) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static Path proc(Container container, String file) {
        return Path.of("/proc", Long.toString(container.process().pid()), file);
    }

    private static List<String> outsideTmp(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> !file.startsWith("tmp/"))
                    .sorted()
                    .toList();
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
