package org.bluehorizons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.set(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isWellWhenTheServerIsReady() {
        assertThat(probe()).isZero();
        assertThat(asked).hasValue("/actuator/health/readiness");
    }

    @Test
    void asksForLivenessToo() {
        assertThat(probe("liveness")).isZero();
        assertThat(asked).hasValue("/actuator/health/liveness");
    }

    @Test
    void isNotWellWhileTheServerDrains() {
        status = 503;
        assertThat(probe()).isEqualTo(1);
    }

    @Test
    void isNotWellWhenNobodyListens() {
        assertThat(HealthProbe.run(settings(Integer.toString(FreePort.next())))).isEqualTo(1);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(probe("happiness")).isEqualTo(2);
        assertThat(HealthProbe.run(settings("eighty"))).isEqualTo(2);
    }

    private int probe(String... arguments) {
        return HealthProbe.run(
                settings(Integer.toString(server.getAddress().getPort())), arguments);
    }

    private static Map<String, String> settings(String port) {
        return Map.of("MANAGEMENT_SERVER_PORT", port);
    }
}
