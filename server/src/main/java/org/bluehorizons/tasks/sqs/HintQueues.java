package org.bluehorizons.tasks.sqs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.tasks.sqs.Hint.Receipt;
import org.bluehorizons.tasks.sqs.ReadyTasks.Ready;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The calls to SQS. A hint's text is the task's id. Safe for use by many threads. */
final class HintQueues {

    /** Of one call, whatever it does. */
    static final int MOST_AT_ONCE = 10;

    private final SqsClient sqs;
    private final QueueUrls urls;
    private final SqsSettings settings;
    private final SqsHealth health;
    private final Counter announced;
    private final Counter unreadable;

    HintQueues(
            SqsClient sqs,
            QueueUrls urls,
            SqsSettings settings,
            SqsHealth health,
            MeterRegistry metrics) {
        this.sqs = sqs;
        this.urls = urls;
        this.settings = settings;
        this.health = health;
        this.announced =
                Counter.builder("tasks.sqs.announced")
                        .description("Hints sent to SQS")
                        .register(metrics);
        this.unreadable =
                Counter.builder("tasks.sqs.unreadable")
                        .description("Messages in our queues that are no hints")
                        .register(metrics);
    }

    QueueName name(String type, boolean grouped) {
        return new QueueName(settings.queuePrefix(), type, grouped);
    }

    /**
     * Sends at most ten.
     *
     * @return those that were not sent
     */
    List<UUID> send(QueueName queue, List<Ready> tasks) {
        try {
            var url = urls.obtain(queue);
            var entries = new ArrayList<SendMessageBatchRequestEntry>(tasks.size());
            for (var index = 0; index < tasks.size(); index++) {
                entries.add(entry(index, tasks.get(index)));
            }
            var failed =
                    sqs.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries)).failed();
            health.worked("send");
            announced.increment(tasks.size() - failed.size());
            return failed.stream()
                    .map(entry -> tasks.get(Integer.parseInt(entry.id())).id())
                    .toList();
        } catch (SdkException failure) {
            failed("send", queue, failure);
            return tasks.stream().map(Ready::id).toList();
        }
    }

    private static SendMessageBatchRequestEntry entry(int index, Ready task) {
        var entry =
                SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(task.id().toString());
        if (task.group() != null) {
            entry.messageGroupId(group(task.group())).messageDeduplicationId(task.once());
        }
        TraceHeader.of(task.trace())
                .ifPresent(header ->
                        entry.messageSystemAttributes(
                                Map.of(
                                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                                        MessageSystemAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue(header)
                                                .build())));
        return entry.build();
    }

    /** SQS takes some signs only; our groups are any text. */
    private static String group(String group) {
        return UUID.nameUUIDFromBytes(group.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Waits for hints.
     *
     * @return empty: there is no such queue so far
     * @throws SdkException when SQS does not answer
     */
    Optional<List<Hint>> receive(QueueName queue, Duration patience) {
        try {
            var url = urls.find(queue);
            if (url.isEmpty()) {
                return Optional.empty();
            }
            var messages =
                    sqs.receiveMessage(wanted ->
                                    wanted.queueUrl(url.get())
                                            .maxNumberOfMessages(MOST_AT_ONCE)
                                            .waitTimeSeconds((int) patience.toSeconds())
                                            .visibilityTimeout(seconds()))
                            .messages();
            health.worked("receive");
            return Optional.of(
                    messages.stream().flatMap(message -> hint(queue, message).stream()).toList());
        } catch (SdkException failure) {
            failed("receive", queue, failure);
            throw failure;
        }
    }

    /** What is no hint stays, until SQS puts it aside. */
    private Optional<Hint> hint(QueueName queue, Message message) {
        try {
            return Optional.of(
                    new Hint(
                            queue,
                            UUID.fromString(message.body()),
                            message.receiptHandle(),
                            System.nanoTime()));
        } catch (IllegalArgumentException notATask) {
            unreadable.increment();
            return Optional.empty();
        }
    }

    /** Keeps them hidden for another visibility time-out. */
    void extend(Collection<Receipt> receipts) {
        hide(receipts, seconds());
    }

    /** Shows them to others at once. */
    void release(Collection<Receipt> receipts) {
        hide(receipts, 0);
    }

    private void hide(Collection<Receipt> receipts, int seconds) {
        inBatches(
                receipts,
                "hide",
                (url, handles) -> {
                    var entries =
                            new ArrayList<ChangeMessageVisibilityBatchRequestEntry>(handles.size());
                    for (var index = 0; index < handles.size(); index++) {
                        entries.add(
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(Integer.toString(index))
                                        .receiptHandle(handles.get(index))
                                        .visibilityTimeout(seconds)
                                        .build());
                    }
                    sqs.changeMessageVisibilityBatch(batch -> batch.queueUrl(url).entries(entries));
                });
    }

    void delete(Collection<Receipt> receipts) {
        inBatches(
                receipts,
                "delete",
                (url, handles) -> {
                    var entries = new ArrayList<DeleteMessageBatchRequestEntry>(handles.size());
                    for (var index = 0; index < handles.size(); index++) {
                        entries.add(
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(Integer.toString(index))
                                        .receiptHandle(handles.get(index))
                                        .build());
                    }
                    sqs.deleteMessageBatch(batch -> batch.queueUrl(url).entries(entries));
                });
    }

    private interface Call {

        void make(String url, List<String> handles);
    }

    /** What fails needs no repeating: such a hint is seen again, and found to be of no use. */
    private void inBatches(Collection<Receipt> receipts, String operation, Call call) {
        var byQueue = receipts.stream().collect(Collectors.groupingBy(Receipt::queue));
        byQueue.forEach((queue, some) -> {
            for (var from = 0; from < some.size(); from += MOST_AT_ONCE) {
                var part = some.subList(from, Math.min(some.size(), from + MOST_AT_ONCE));
                try {
                    urls.find(queue)
                            .ifPresent(url ->
                                    call.make(url, part.stream().map(Receipt::handle).toList()));
                    health.worked(operation);
                } catch (SdkException failure) {
                    failed(operation, queue, failure);
                }
            }
        });
    }

    /** To be interrupted, at the end, is no failure. */
    private void failed(String operation, QueueName queue, SdkException failure) {
        if (failure instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return;
        }
        if (failure instanceof QueueDoesNotExistException) {
            urls.forget(queue);
        }
        health.failed(operation, failure);
    }

    private int seconds() {
        return (int) settings.visibilityTimeout().toSeconds();
    }
}
