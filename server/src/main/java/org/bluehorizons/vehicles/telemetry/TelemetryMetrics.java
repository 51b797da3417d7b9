package org.bluehorizons.vehicles.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
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
    private final Timer delays;
    private final Timer ages;
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
        delays =
                Timer.builder("vehicles.telemetry.delay")
                        .description("From a publish's arrival to its commit")
                        .serviceLevelObjectives(
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Duration.ofMillis(250),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30))
                        .register(registry);
        ages =
                Timer.builder("vehicles.telemetry.age")
                        .description("From the car's clock to the commit, of a publish's newest")
                        .serviceLevelObjectives(
                                Duration.ofMillis(250),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5),
                                Duration.ofHours(1),
                                Duration.ofDays(1))
                        .register(registry);
        batchRows =
                DistributionSummary.builder("vehicles.telemetry.batch.rows")
                        .description("Telemetry messages in one commit")
                        .register(registry);
    }

    /**
     * @param at when the batch was committed
     */
    void committed(
            List<? extends Publication<?>> batch,
            Map<VehicleId, Long> repeatedByCar,
            long nanos,
            Instant at) {
        var rows = 0L;
        var wrong = 0;
        var eventCount = 0;
        for (var publication : batch) {
            rows += publication.telemetry().size();
            wrong += publication.wrong().size();
            eventCount += publication.events().size();
            fresh(publication.telemetry(), at);
        }
        var before = repeatedByCar.values().stream().mapToLong(Long::longValue).sum();
        stored.increment(rows - before);
        repeated.increment(before);
        events.increment(eventCount);
        quarantined.increment(wrong);
        commits.record(Duration.ofNanos(nanos));
        batchRows.record(rows);
    }

    private void fresh(List<TelemetryMessage> telemetry, Instant committed) {
        if (telemetry.isEmpty()) {
            return;
        }
        // A car sends in the order of its clock.
        var newest = telemetry.getLast();
        delays.record(notNegative(Duration.between(newest.receivedAt(), committed)));
        ages.record(notNegative(Duration.between(newest.recordedAt(), committed)));
    }

    /** Cars' clocks may be ahead. */
    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    void failed() {
        failures.increment();
    }
}
