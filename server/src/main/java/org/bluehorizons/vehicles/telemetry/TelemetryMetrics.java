package org.bluehorizons.vehicles.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bluehorizons.vehicles.VehicleId;
import org.springframework.stereotype.Component;

/** Counts of what was stored, put aside or seen before. Safe for use by many threads. */
@Component
final class TelemetryMetrics {

    private final Counter stored;
    private final Counter repeated;
    private final Counter events;
    private final Counter quarantined;
    private final Counter failures;
    private final Timer commits;
    private final DistributionSummary batchRows;

    TelemetryMetrics(MeterRegistry registry) {
        stored =
                Counter.builder("vehicles.telemetry.stored")
                        .description("Telemetry messages committed")
                        .register(registry);
        repeated =
                Counter.builder("vehicles.telemetry.duplicates")
                        .description("Telemetry messages that were stored before")
                        .register(registry);
        events =
                Counter.builder("vehicles.events.stored")
                        .description("Events of cars committed")
                        .register(registry);
        quarantined =
                Counter.builder("vehicles.telemetry.quarantined")
                        .description("Messages that broke a rule and were put aside")
                        .register(registry);
        failures =
                Counter.builder("vehicles.telemetry.commit.failures")
                        .description("Batches that the database did not take at once")
                        .register(registry);
        commits =
                Timer.builder("vehicles.telemetry.commit")
                        .description("Time to write and commit one batch")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(10))
                        .register(registry);
        batchRows =
                DistributionSummary.builder("vehicles.telemetry.batch.rows")
                        .description("Telemetry messages in one commit")
                        .register(registry);
    }

    void committed(
            List<? extends Publication<?>> batch, Map<VehicleId, Long> repeatedByCar, long nanos) {
        var rows = 0L;
        var wrong = 0;
        var eventCount = 0;
        for (var publication : batch) {
            rows += publication.telemetry().size();
            wrong += publication.wrong().size();
            eventCount += publication.events().size();
        }
        var before = repeatedByCar.values().stream().mapToLong(Long::longValue).sum();
        stored.increment(rows - before);
        repeated.increment(before);
        events.increment(eventCount);
        quarantined.increment(wrong);
        commits.record(Duration.ofNanos(nanos));
        batchRows.record(rows);
    }

    void failed() {
        failures.increment();
    }
}
