package org.bluehorizons.infra.terraform;

import java.util.stream.Stream;
import org.bluehorizons.infra.Finding;
import org.bluehorizons.infra.terraform.Plan.Resource;

/** No message is lost: every queue has one for its dead letters, which waits longer than it. */
final class DeadLetters implements Policy {

    private static final long FOURTEEN_DAYS_SECONDS = 1_209_600;

    @Override
    public Stream<Finding> findings(Plan plan) {
        return Stream.concat(
                plan.all("aws_sqs_queue").flatMap(queue -> queue(plan, queue)),
                plan.all("aws_lambda_event_source_mapping")
                        .filter(mapping ->
                                mapping.has("starting_position")
                                        && !mapping.has("destination_config"))
                        .map(mapping ->
                                new Finding(
                                        mapping.address(),
                                        "drops what it cannot work off (expected: destination_config)")));
    }

    private static Stream<Finding> queue(Plan plan, Resource queue) {
        var retention = queue.values().path("message_retention_seconds").asLong(0);
        if (isForDeadLetters(plan, queue)) {
            return retention == FOURTEEN_DAYS_SECONDS
                    ? Stream.empty()
                    : Stream.of(
                            new Finding(
                                    queue.address(),
                                    "keeps dead letters for %d s (expected: %d)"
                                            .formatted(retention, FOURTEEN_DAYS_SECONDS)));
        }
        if (!queue.has("redrive_policy")
                && plan.about(queue, "aws_sqs_queue_redrive_policy", "queue_url")
                        .findAny()
                        .isEmpty()) {
            return Stream.of(new Finding(queue.address(), "has no queue for dead letters"));
        }
        return retention > 0 && retention < FOURTEEN_DAYS_SECONDS
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                queue.address(),
                                "keeps messages for %d s (expected: less than its dead letters are kept)"
                                        .formatted(retention)));
    }

    /** It says who may leave dead letters there. */
    private static boolean isForDeadLetters(Plan plan, Resource queue) {
        return queue.has("redrive_allow_policy")
                || plan.about(queue, "aws_sqs_queue_redrive_allow_policy", "queue_url")
                        .findAny()
                        .isPresent();
    }
}
