package org.bluehorizons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bluehorizons.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The end of a server behind a load balancer, which looks only now and then whether it is ready.
 */
class DrainNoticeTest {

    @TempDir private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void saysThatItIsNotReadyAndServesOn() throws Exception {
        var settings = Map.of("BLUEHORIZONS_DRAINNOTICE", "4s");
        try (var server = ServerProcess.start(directory, settings)) {
            var ports = server.ports();
            var stopping = Thread.ofVirtual().start(server::terminate);
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> status(ports.management(), "/actuator/health/readiness") == 503);
            // A connection of its own: it still listens.
            try (var another = HttpClient.newHttpClient()) {
                assertThat(status(another, ports.http(), "/v1/vehicles")).isEqualTo(401);
            }
            stopping.join();
        }
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        return status(http, port, path);
    }

    private static int status(HttpClient http, int port, String path)
            throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
