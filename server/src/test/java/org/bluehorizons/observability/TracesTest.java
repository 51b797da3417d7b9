package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.bluehorizons.testing.TraceCollector;
import org.bluehorizons.vehicles.gateway.TestCar;
import org.bluehorizons.vehicles.gateway.VehicleGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What begins with a phone, a car or a charge point is followed to its commit. */
@PlatformTest
@TestPropertySource(
        properties = {
            "management.opentelemetry.tracing.export.schedule-delay=100ms",
            "management.tracing.sampling.probability=1",
            "logging.structured.format.console=ecs",
        })
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {

    private static final Logger LOG = LoggerFactory.getLogger(TracesTest.class);

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final TraceCollector COLLECTOR = TraceCollector.start();

    static {
        // Read from the environment of the process, before a context has properties of its own.
        System.setProperty("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.endpoint());
    }

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private VehicleGateway gateway;
    @Autowired private ChargeGateway chargeGateway;
    @Autowired private Tracer tracer;

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

    @Test
    void goesOnInTheTaskThatARequestSubmits() {
        var trace = TRACE.replace('4', '6');
        Rest.administrator(port)
                .post(
                        "/v1/tasks",
                        """
                        {"type": "demonstration.wait", "payload": {"milliseconds": 1}}
                        """,
                        "traceparent",
                        "00-" + trace + "-00f067aa0ba902b7-01");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    var request = COLLECTOR.demand(trace, "http post /v1/tasks");
                    var sent = COLLECTOR.demand(trace, "send demonstration.wait");
                    var run = COLLECTOR.demand(trace, "process demonstration.wait");
                    assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
                    assertThat(COLLECTOR.leadsTo(request, sent)).isTrue();
                    assertThat(run.parent()).isEqualTo(sent.id());
                });
    }

    @Test
    void followsAStationsCallToItsCommit() {
        var id = TestStation.register(database);
        try (var station = TestStation.connect(chargeGateway.port(), id, "ocpp1.6")) {
            station.boot();
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    var calls = COLLECTOR.all("ocpp BootNotification").toList();
                    assertThat(calls).hasSize(1);
                    var call = calls.getFirst();
                    assertThat(call.parent()).isEmpty();
                    assertThat(COLLECTOR.demand(call.trace(), "COMMIT charging").parent())
                            .isEqualTo(call.id());
                    assertThat(COLLECTOR.spansOf(call.trace()))
                            .as("a call alone in its batch has its statements in its trace")
                            .contains("query");
                });
    }

    @Test
    void namesTheServiceByTheRolesOfItsProcess() {
        Rest.administrator(port).get("/v1/vehicles");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(COLLECTOR.all("http get /v1/vehicles"))
                                .isNotEmpty()
                                .allSatisfy(span ->
                                        assertThat(span.resource())
                                                .containsEntry("service.name", "all")
                                                .containsEntry(
                                                        "service.namespace", "bluehorizons")));
    }

    @Test
    void logsOneJsonObjectALineWithTheTraceOfWhatItIsAbout(CapturedOutput output) {
        var span = tracer.startScopedSpan("something");
        try {
            LOG.warn("a line with \"quotes\"\nand a second line");
        } finally {
            span.end();
        }

        var line =
                output.getOut()
                        .lines()
                        .filter(one -> one.contains("a second line"))
                        .collect(Collectors.joining());
        var json = JsonMapper.shared().readTree(line);
        assertThat(json.at("/message").asString()).contains("and a second line");
        assertThat(json.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(json.at("/traceId").asString()).isEqualTo(span.context().traceId());
        assertThat(json.at("/spanId").asString()).isEqualTo(span.context().spanId());
    }
}
