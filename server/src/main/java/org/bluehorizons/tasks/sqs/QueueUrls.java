package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Where the queues are. Who sends to one that is missing makes it, if the settings allow; who
 * receives waits until it is there. Safe for use by many threads.
 */
final class QueueUrls {

    private static final Logger LOG = LoggerFactory.getLogger(QueueUrls.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    /** More than a hint is received in hours by workers that have no room for its type. */
    private static final int MOST_RECEIVES = 1000;

    private static final Duration KEPT = Duration.ofDays(14);

    private final SqsClient sqs;
    private final SqsSettings settings;
    private final ConcurrentHashMap<QueueName, String> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<QueueName, Long> missingSince = new ConcurrentHashMap<>();

    QueueUrls(SqsClient sqs, SqsSettings settings) {
        this.sqs = sqs;
        this.settings = settings;
    }

    /** To receive from: empty while there is none, which is asked again now and then. */
    Optional<String> find(QueueName queue) {
        var url = known.get(queue);
        if (url != null) {
            return Optional.of(url);
        }
        var missed = missingSince.get(queue);
        if (missed != null && System.nanoTime() - missed < LOOK_AGAIN_NANOS) {
            return Optional.empty();
        }
        var found = ask(queue.toString());
        found.ifPresentOrElse(
                there -> known.put(queue, there), () -> missingSince.put(queue, System.nanoTime()));
        return found;
    }

    /**
     * To send to.
     *
     * @throws QueueDoesNotExistException when there is none and none may be made
     */
    String obtain(QueueName queue) {
        return known.computeIfAbsent(queue, this::askOrMake);
    }

    /** What is gone is looked for again. */
    void forget(QueueName queue) {
        known.remove(queue);
        missingSince.remove(queue);
    }

    private String askOrMake(QueueName queue) {
        return ask(queue.toString())
                .orElseGet(() -> {
                    if (!settings.createQueues()) {
                        throw QueueDoesNotExistException.builder()
                                .message(
                                        "There is no queue %s (expected: it is made beforehand, or bluehorizons.tasks.sqs.create-queues is true)"
                                                .formatted(queue))
                                .build();
                    }
                    return make(queue);
                });
    }

    private String make(QueueName queue) {
        var unread =
                ask(queue.unread())
                        .orElseGet(() -> create(queue.unread(), attributes(queue.grouped())));
        var wanted = attributes(queue.grouped());
        wanted.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(settings.visibilityTimeout().toSeconds()));
        wanted.put(
                QueueAttributeName.REDRIVE_POLICY,
                """
                {"deadLetterTargetArn": "%s", "maxReceiveCount": "%d"}
                """
                        .formatted(arn(unread), MOST_RECEIVES)
                        .strip());
        return create(queue.toString(), wanted);
    }

    private static Map<QueueAttributeName, String> attributes(boolean fifo) {
        var attributes = new HashMap<QueueAttributeName, String>();
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(KEPT.toSeconds()));
        if (fifo) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        return attributes;
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        var url = sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
        LOG.info("made the queue {}", url);
        return url;
    }

    private String arn(String url) {
        return Objects.requireNonNull(
                sqs.getQueueAttributes(queue ->
                                queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN));
    }

    private Optional<String> ask(String name) {
        try {
            return Optional.of(sqs.getQueueUrl(queue -> queue.queueName(name)).queueUrl());
        } catch (QueueDoesNotExistException missing) {
            return Optional.empty();
        }
    }
}
