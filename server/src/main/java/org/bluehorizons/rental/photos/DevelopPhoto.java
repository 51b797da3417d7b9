package org.bluehorizons.rental.photos;

import java.time.Duration;
import java.util.UUID;
import org.bluehorizons.tasks.RetryPolicy;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code photos.develop}: makes of what was sent the picture that is shown, and removes what was
 * sent. What is no picture is rejected, which is no failure of the task. Once, however often it
 * runs: only a photo that is processing is written.
 */
@Component
class DevelopPhoto implements TaskHandler<DevelopPhoto.Order> {

    /** Over most of a day. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(20, Duration.ofSeconds(5), Duration.ofHours(2));

    /** More would hold places of workers while they wait for the darkroom. */
    private static final int MOST_AT_ONCE = 8;

    static final TaskType<Order> TYPE =
            TaskType.of("photos.develop", Order.class, "Makes a photo that was sent fit to be seen")
                    .with(RETRIES)
                    .atMost(MOST_AT_ONCE);

    static final String UNREADABLE =
            "The file is damaged or incomplete. Please send the photo again.";

    private static final Logger LOG = LoggerFactory.getLogger(DevelopPhoto.class);

    private final Originals originals;
    private final Darkroom darkroom;

    /** The payload: a photo that is processing. */
    record Order(UUID photo) {}

    DevelopPhoto(Originals originals, Darkroom darkroom) {
        this.originals = originals;
        this.darkroom = darkroom;
    }

    @Override
    public TaskType<Order> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Order order, TaskRun run) throws InterruptedException {
        var sent = originals.find(order.photo());
        if (sent.isPresent()) {
            develop(order.photo(), sent.get());
        }
        return TaskResult.DONE;
    }

    private void develop(UUID photo, byte[] sent) throws InterruptedException {
        try {
            originals.replace(photo, darkroom.develop(sent));
        } catch (BrokenPicture broken) {
            LOG.info("photo {} is rejected: {}", photo, String.valueOf(broken.getCause()));
            originals.reject(photo, UNREADABLE);
        }
    }
}
