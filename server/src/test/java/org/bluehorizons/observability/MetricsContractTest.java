package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every metric, and every label of it, that a rule or a dashboard reads is there on a platform that
 * has just started: nothing alerts on a name that was changed, or on a first failure that brings
 * its series along. What is of SQS alone, {@code SqsPlatformTest} has.
 */
@PlatformTest
class MetricsContractTest {

    private static final String PROMTOOL = "promtool";

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @Test
    void hasEveryMetricThatRulesAndDashboardsRead() {
        Rest.anonymous(port).get("/v1/vehicles");
        // Counts of the whole platform are looked up some seconds after the start.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(
                                        MetricsContract.missing(
                                                managementPort,
                                                metric -> !metric.startsWith("tasks_sqs_")))
                                .isEmpty());
    }

    @Test
    void keepsToTheNamesThatPrometheusWants() throws IOException, InterruptedException {
        var promtool = promtool();
        Rest.administrator(port).get("/v1/vehicles");
        var process = new ProcessBuilder(promtool.toString(), "check", "metrics").start();
        try (var input = process.getOutputStream()) {
            input.write(Scrape.of(managementPort).text().getBytes(StandardCharsets.UTF_8));
        }
        var findings = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(
                        findings
                                + new String(
                                        process.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static Path promtool() {
        var found =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .map(folder -> Path.of(folder, PROMTOOL))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty()) {
            var required =
                    List.of(
                                    System.getenv()
                                            .getOrDefault("BLUEHORIZONS_REQUIRE", "")
                                            .split("[,\\s]+"))
                            .contains(PROMTOOL);
            var message =
                    "NOT CHECKED: the names of metrics. promtool is not on the PATH (Debian: package prometheus).";
            System.err.println(message);
            assertThat(required).as(message).isFalse();
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }
}
