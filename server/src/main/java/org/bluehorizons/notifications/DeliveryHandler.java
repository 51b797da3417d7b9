package org.bluehorizons.notifications;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.notifications.DeliveryHandler.Waiting;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one message by its channel. What fails is tried again after 5 s, then twice as long each
 * time, up to an hour; the eighth failure is the last. A provider may get a message twice when a
 * worker dies after it was sent.
 */
@Component
class DeliveryHandler implements TaskHandler<Waiting> {

    private static final int MOST_ATTEMPTS = 8;

    static final TaskType<Waiting> TYPE =
            TaskType.of("notifications.deliver", Waiting.class, "Sends a message to a person")
                    .with(
                            new RetryPolicy(
                                    MOST_ATTEMPTS, Duration.ofSeconds(5), Duration.ofHours(1)))
                    .within(Duration.ofMinutes(1));

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryHandler.class);

    private final WaitingMessages messages;
    private final Channels channels;
    private final DeliveryOutcomes outcomes;

    /** The payload: the row of a message. */
    record Waiting(UUID message) {}

    DeliveryHandler(WaitingMessages messages, Channels channels, DeliveryOutcomes outcomes) {
        this.messages = messages;
        this.channels = channels;
        this.outcomes = outcomes;
    }

    @Override
    public TaskType<Waiting> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Waiting payload, TaskRun run) throws IOException, InterruptedException {
        var found = messages.find(payload.message(), run.attempt());
        if (found.isPresent()) {
            send(found.get());
        }
        return TaskResult.DONE;
    }

    private void send(Delivery delivery) throws IOException, InterruptedException {
        try {
            channels.of(delivery.channel()).send(delivery);
            messages.sent(delivery);
            outcomes.count(delivery.channel(), "sent");
        } catch (Undeliverable never) {
            // That is how it went, and no failure of the task.
            giveUp(delivery, String.valueOf(never.getMessage()));
        } catch (IOException failure) {
            var reason = String.valueOf(failure.getMessage());
            if (delivery.attempt() >= MOST_ATTEMPTS) {
                giveUp(delivery, reason);
            } else {
                messages.again(delivery, reason);
                outcomes.count(delivery.channel(), "retried");
            }
            throw failure;
        }
    }

    private void giveUp(Delivery delivery, String reason) {
        LOG.warn("{} was given up: {}", delivery, reason);
        messages.failed(delivery, reason);
        outcomes.count(delivery.channel(), "failed");
    }
}
