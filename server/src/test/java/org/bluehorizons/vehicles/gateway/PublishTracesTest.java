package org.bluehorizons.vehicles.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.time.Duration;
import java.time.Instant;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TraceCollector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@PlatformTest
@TestPropertySource(properties = "management.opentelemetry.tracing.export.schedule-delay=100ms")
@DirtiesContext
class PublishTracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final TraceCollector COLLECTOR = TraceCollector.start();

    static {
        // Read from the environment of the process, before a context has properties of its own.
        System.setProperty("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.endpoint());
    }

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;

    @AfterAll
    static void stop() {
        System.clearProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
        COLLECTOR.close();
    }

    @Test
    void followsAPublishInTheCarsOwnTraceToItsCommit() {
        var car = TestCar.register(database, gateway.port());
        var client = car.mqtt5();
        client.connect();

        client.publishWith()
                .topic(car.topic("telemetry"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(TestCar.telemetry(1, Instant.now(), 50))
                .userProperties()
                .add("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .applyUserProperties()
                .send();
        client.disconnect();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(COLLECTOR.spansOf(TRACE))
                                .contains(
                                        "process vehicles/{id}/telemetry",
                                        "COPY vehicles.telemetry"));
    }

    @Test
    void followsARequestToItsSql() {
        var trace = TRACE.replace('4', '5');
        Rest.administrator(port)
                .get("/v1/vehicles", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(COLLECTOR.spansOf(trace))
                                .contains("http get /v1/vehicles", "query"));
    }
}
