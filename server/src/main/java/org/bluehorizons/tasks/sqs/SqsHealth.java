package org.bluehorizons.tasks.sqs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether SQS answers. While it does not, tasks wait in their rows and workers look for them there;
 * so this process stays ready. Safe for use by many threads.
 */
final class SqsHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(SqsHealth.class);

    private final MeterRegistry metrics;
    private final ConcurrentHashMap<String, String> failing = new ConcurrentHashMap<>();

    SqsHealth(MeterRegistry metrics) {
        this.metrics = metrics;
        Gauge.builder("tasks.sqs.reachable", failing, map -> map.isEmpty() ? 1 : 0)
                .description("0 while an operation of SQS fails")
                .register(metrics);
        List.of("send", "receive", "hide", "delete").forEach(this::failures);
    }

    private Counter failures(String operation) {
        return Counter.builder("tasks.sqs.failures")
                .description("Calls of SQS that failed after the SDK's own retries")
                .tag("operation", operation)
                .register(metrics);
    }

    /**
     * @param operation such as {@code send}
     */
    void worked(String operation) {
        if (failing.remove(operation) != null) {
            LOG.info("SQS answers again: {}", operation);
        }
    }

    void failed(String operation, SdkException failure) {
        failures(operation).increment();
        if (failing.put(operation, String.valueOf(failure.getMessage())) == null) {
            LOG.warn(
                    "SQS fails at {}; tasks are found in the database meanwhile: {}",
                    operation,
                    failure.getMessage());
        }
    }

    @Override
    public Health health() {
        return failing.isEmpty() ? Health.up().build() : Health.down().withDetails(failing).build();
    }
}
