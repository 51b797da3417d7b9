package org.bluehorizons.tasks.sqs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.bluehorizons.tasks.queue.ReadyBell;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskStore;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The engine of one process, on a platform that runs without. */
final class SqsEngine implements AutoCloseable {

    static final String PREFIX = "test";

    private final SqsClient client;
    private final SqsHealth health;
    private final HintQueues queues;
    private final Announcer announcer;
    private final SqsTaskQueue queue;

    /**
     * @param visibility of its hints
     * @param look how often it looks for tasks without hints
     */
    SqsEngine(
            ApplicationContext platform,
            TaskStore store,
            URI endpoint,
            Duration visibility,
            Duration look) {
        var settings = new SqsSettings(endpoint.toString(), "", PREFIX, true, visibility, look);
        var metrics = new SimpleMeterRegistry();
        client = LocalSqs.client(endpoint);
        health = new SqsHealth(metrics);
        queues = new HintQueues(client, new QueueUrls(client, settings), settings, health, metrics);
        var ready = new ReadyTasks(platform.getBean(JdbcClient.class));
        announcer = new Announcer(ready, queues, platform.getBean(ReadyBell.class));
        queue = new SqsTaskQueue(store, ready, queues, settings);
        announcer.start();
        queue.start();
    }

    TaskQueue queue() {
        return queue;
    }

    void send(ReadyTasks.Ready task) {
        queues.send(queues.name(task.type(), task.group() != null), List.of(task));
    }

    boolean isHealthy() {
        return health.health().getStatus().equals(Status.UP);
    }

    @Override
    public void close() {
        queue.stop();
        announcer.stop();
        client.close();
    }
}
