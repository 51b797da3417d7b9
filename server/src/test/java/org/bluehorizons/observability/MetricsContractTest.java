package org.bluehorizons.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
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
    void keepsToTheNamesThatPrometheusWants() {
        Rest.administrator(port).get("/v1/vehicles");

        assertThat(
                        Promtool.findings(
                                "the names of metrics",
                                Scrape.of(managementPort).text(),
                                "check",
                                "metrics"))
                .isEmpty();
    }
}
