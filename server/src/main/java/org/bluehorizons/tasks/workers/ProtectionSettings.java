package org.bluehorizons.tasks.workers;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Protection from Amazon ECS while long tasks run: {@code bluehorizons.tasks.protection.*}.
 *
 * @param agentUri of the container agent; empty: this is no ECS container, nothing is protected
 * @param types of tasks that are worth it; none: nothing is protected
 * @param expiry of one protection, in whole minutes, 1m..48h; renewed at half of it. So long a
 *     deployment may wait in vain after the process has died
 * @param longest that a process may be protected without a pause; so long a deployment may wait for
 *     tasks that do not end
 */
@ConfigurationProperties("bluehorizons.tasks.protection")
record ProtectionSettings(
        @DefaultValue("") String agentUri,
        @DefaultValue("ingestion.load") List<String> types,
        @DefaultValue("4m") Duration expiry,
        @DefaultValue("2h") Duration longest) {

    private static final Duration LONGEST_EXPIRY = Duration.ofDays(2);

    ProtectionSettings {
        if (expiry.toMinutes() < 1
                || expiry.compareTo(LONGEST_EXPIRY) > 0
                || !expiry.equals(Duration.ofMinutes(expiry.toMinutes()))) {
            throw new IllegalArgumentException(
                    "bluehorizons.tasks.protection.expiry: %s (expected: whole minutes, 1m..48h)"
                            .formatted(expiry));
        }
        if (longest.compareTo(expiry) < 0) {
            throw new IllegalArgumentException(
                    "bluehorizons.tasks.protection.longest: %s (expected: the expiry, %s, or more)"
                            .formatted(longest, expiry));
        }
    }

    boolean isOn() {
        return !agentUri.isBlank() && !types.isEmpty();
    }
}
