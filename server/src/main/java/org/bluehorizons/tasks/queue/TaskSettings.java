package org.bluehorizons.tasks.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The queue and its workers: {@code bluehorizons.tasks.*}.
 *
 * @param engine {@code postgresql} or {@code sqs}
 * @param slots tasks that a worker runs at once
 * @param lease a worker that was not heard of for so long is dead; heard of three times in it
 * @param drainTime what runs may end so long after SIGTERM; shorter than a phase of the shutdown
 * @param retentionDays of tasks that are over
 * @param deadLetterRetentionDays of those given up
 * @param keyRetentionDays a submission may be repeated under its key so long
 */
@ConfigurationProperties("bluehorizons.tasks")
public record TaskSettings(
        @DefaultValue("postgresql") String engine,
        @DefaultValue("64") int slots,
        @DefaultValue("6s") Duration lease,
        @DefaultValue("4s") Duration drainTime,
        @DefaultValue("30") int retentionDays,
        @DefaultValue("90") int deadLetterRetentionDays,
        @DefaultValue("7") int keyRetentionDays) {

    private static final int MOST_SLOTS = 10_000;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    public TaskSettings {
        demand(
                engine.equals("postgresql") || engine.equals("sqs"),
                "engine: %s (expected: postgresql, sqs)",
                engine);
        demand(slots >= 1 && slots <= MOST_SLOTS, "slots: %s (expected: 1..10000)", slots);
        demand(lease.compareTo(SHORTEST_LEASE) >= 0, "lease: %s (expected: 1s or more)", lease);
        demand(!drainTime.isNegative(), "drain-time: %s (expected: 0s or more)", drainTime);
        demand(retentionDays >= 1, "retention-days: %s (expected: 1 or more)", retentionDays);
        demand(
                deadLetterRetentionDays >= 1,
                "dead-letter-retention-days: %s (expected: 1 or more)",
                deadLetterRetentionDays);
        demand(
                keyRetentionDays >= 1,
                "key-retention-days: %s (expected: 1 or more)",
                keyRetentionDays);
    }

    private static void demand(boolean holds, String message, Object seen) {
        if (!holds) {
            throw new IllegalArgumentException("bluehorizons.tasks." + message.formatted(seen));
        }
    }
}
