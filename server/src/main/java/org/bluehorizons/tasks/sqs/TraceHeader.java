package org.bluehorizons.tasks.sqs;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C's {@code traceparent} as SQS and X-Ray write it. */
final class TraceHeader {

    static final String ATTRIBUTE = "AWSTraceHeader";

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceHeader() {}

    static Optional<String> of(@Nullable String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var sampled = Integer.parseInt(parts.group(4), 16) & 1;
        return Optional.of(
                "Root=1-%s-%s;Parent=%s;Sampled=%d"
                        .formatted(parts.group(1), parts.group(2), parts.group(3), sampled));
    }
}
