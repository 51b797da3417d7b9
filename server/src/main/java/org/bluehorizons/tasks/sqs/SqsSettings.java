package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine on SQS: {@code bluehorizons.tasks.sqs.*}. Credentials come by the SDK's default chain:
 * environment, profile, the task's or the instance's role.
 *
 * @param endpoint another address that speaks SQS; empty: Amazon's of the region
 * @param region such as {@code ap-southeast-1}; empty: as the SDK finds it
 * @param queuePrefix of the names of all queues, 1 to 40 letters, digits, - or _
 * @param createQueues makes queues that are missing; otherwise they are to be there
 * @param visibilityTimeout how long a hint is hidden from others before it is extended or shown
 *     again, 2s to 12h
 * @param lookEvery how often a worker looks into the table for tasks of which no hint came, 100ms
 *     to 10m
 */
@ConfigurationProperties("bluehorizons.tasks.sqs")
record SqsSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String region,
        @DefaultValue("bluehorizons") String queuePrefix,
        @DefaultValue("true") boolean createQueues,
        @DefaultValue("60s") Duration visibilityTimeout,
        @DefaultValue("5s") Duration lookEvery) {

    SqsSettings {
        demand(
                queuePrefix.matches("[A-Za-z0-9_-]{1,40}"),
                "queue-prefix: %s (expected: 1 to 40 letters, digits, - or _)",
                queuePrefix);
        demand(
                isWithin(visibilityTimeout, Duration.ofSeconds(2), Duration.ofHours(12)),
                "visibility-timeout: %s (expected: 2s..12h)",
                visibilityTimeout);
        demand(
                isWithin(lookEvery, Duration.ofMillis(10), Duration.ofMinutes(10)),
                "look-every: %s (expected: 10ms..10m)",
                lookEvery);
    }

    private static boolean isWithin(Duration seen, Duration least, Duration most) {
        return seen.compareTo(least) >= 0 && seen.compareTo(most) <= 0;
    }

    private static void demand(boolean holds, String message, Object seen) {
        if (!holds) {
            throw new IllegalArgumentException("bluehorizons.tasks.sqs." + message.formatted(seen));
        }
    }
}
