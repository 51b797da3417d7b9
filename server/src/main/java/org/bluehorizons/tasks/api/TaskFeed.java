package org.bluehorizons.tasks.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.tasks.queue.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows tasks while anybody watches: one look in a while for all watchers of a process together,
 * none when there are none. Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.API)
class TaskFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final Statements statements;
    private final JsonMapper json;
    private final Clock clock;
    private final Collection<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean running;

    TaskFeed(Statements statements, JsonMapper json, Clock clock, MeterRegistry metrics) {
        this.statements = statements;
        this.json = json;
        this.clock = clock;
        Gauge.builder("tasks.stream.clients", watchers, Collection::size)
                .description("Clients of streams of tasks on this node")
                .register(metrics);
    }

    /** From now on it is told; what is read after this call and what it is told leave no gap. */
    void join(Watcher watcher) {
        watchers.add(watcher);
        wanted.release();
    }

    void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    Watcher.Change change(TaskSummary task) {
        return new Watcher.Change(task, json.writeValueAsString(task));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("tasks-feed").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wanted.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                wanted.acquire();
                wanted.drainPermits();
                follow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until nobody watches. */
    private void follow() throws InterruptedException {
        var changes = new RecentChanges(statements, clock);
        while (running && !watchers.isEmpty()) {
            try {
                for (var task : changes.next(watchers)) {
                    var change = change(task);
                    watchers.forEach(watcher -> watcher.tell(change));
                }
            } catch (DataAccessException failure) {
                LOG.warn("streams of tasks wait for the database: {}", failure.getMessage());
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
