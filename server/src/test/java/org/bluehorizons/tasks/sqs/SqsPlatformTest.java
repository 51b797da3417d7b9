package org.bluehorizons.tasks.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.bluehorizons.observability.MetricsContract;
import org.bluehorizons.tasks.NewTask;
import org.bluehorizons.tasks.Tasks;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TraceCollector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole platform on SQS, as the settings make it. */
@PlatformTest
@DirtiesContext
class SqsPlatformTest {

    private static final LocalSqs SQS = LocalSqs.start();
    private static final TraceCollector COLLECTOR = TraceCollector.start();
    private static final String TRACE = "5bf92f3577b34da6a3ce929d0e0e4736";

    static {
        // Read from the environment of the process, before a context has properties of its own.
        System.setProperty("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.endpoint());
    }

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @Autowired private Tasks tasks;
    @Autowired private TaskQueue queue;
    @Autowired private SqsHealth health;
    @Autowired private JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        // Where the SDK's default chain looks first.
        System.setProperty("aws.accessKeyId", "x");
        System.setProperty("aws.secretAccessKey", "x");
        settings.add("management.opentelemetry.tracing.export.schedule-delay", () -> "100ms");
        settings.add("bluehorizons.tasks.engine", () -> "sqs");
        settings.add("bluehorizons.tasks.sqs.endpoint", SQS::endpoint);
        settings.add("bluehorizons.tasks.sqs.region", () -> LocalSqs.REGION);
        settings.add("bluehorizons.tasks.sqs.queue-prefix", () -> "whole");
        settings.add("bluehorizons.tasks.sqs.look-every", () -> "5m");
    }

    @AfterAll
    static void stopSqs() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
        COLLECTOR.close();
        SQS.close();
    }

    @Test
    void runsWhatIsSubmitted() {
        assertThat(queue.name()).isEqualTo("sqs");
        var batch = UUID.randomUUID();
        var count = 500;
        var task = NewTask.of(NothingHandler.TYPE, new NothingHandler.Nothing()).inBatch(batch);

        tasks.submit(Collections.nCopies(count, task));
        tasks.submit(Collections.nCopies(20, task.inGroup("in order")));

        await().atMost(Duration.ofSeconds(60)).until(() -> done(batch) == count + 20);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void goesOnInTheTraceOfTheRequestThatSubmitted() {
        Rest.administrator(port)
                .post(
                        "/v1/tasks",
                        """
                        {"type": "demonstration.wait", "payload": {"milliseconds": 1}}
                        """,
                        "traceparent",
                        "00-" + TRACE + "-00f067aa0ba902b7-01");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    var sent = COLLECTOR.demand(TRACE, "send demonstration.wait");
                    var run = COLLECTOR.demand(TRACE, "process demonstration.wait");
                    assertThat(run.parent()).isEqualTo(sent.id());
                });
    }

    @Test
    void tellsOfSqsFromTheStart() {
        assertThat(
                        MetricsContract.missing(
                                managementPort, metric -> metric.startsWith("tasks_sqs_")))
                .isEmpty();
    }

    private int done(UUID batch) {
        return database.sql(
                        """
                        SELECT count(*) FROM tasks.finished
                        WHERE batch_id = :batch AND outcome = 'done'
                        """)
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }
}
