package org.bluehorizons.vehicles.state;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.VehicleId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest state of every car, in the order of their versions, for all clients of the live stream
 * together: one reader of the table a process, whatever the number of clients. A client that is
 * slow or was away gets each car once, as it is now. Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.API)
class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int AT_ONCE = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration POLL_WITHOUT_CLIENTS = Duration.ofSeconds(5);

    private final VehicleViews views;
    private final JsonMapper json;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Semaphore wanted = new Semaphore(0);
    private final TreeMap<Long, Change> byVersion = new TreeMap<>();
    private final Map<VehicleId, Long> versions = new HashMap<>();
    private int clients;
    private boolean loaded;
    private volatile boolean running;

    /** A car as the stream tells it. */
    record Change(long version, String json) {}

    LiveFeed(VehicleViews views, JsonMapper json, MeterRegistry metrics) {
        this.views = views;
        this.json = json;
        Gauge.builder("vehicles.stream.clients", this, LiveFeed::clients)
                .description("Clients of the live stream on this node")
                .register(metrics);
    }

    /** Waits until there is a change after the version, or the patience is over: then none. */
    List<Change> after(long version, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (running && left > 0 && (!loaded || newest() == version)) {
                left = changed.awaitNanos(left);
            }
            if (!loaded) {
                return List.of();
            }
            // A version from the future is of a database that is no more: tell everything again.
            var from = version > newest() ? 0 : version;
            return byVersion.tailMap(from, false).values().stream().limit(AT_ONCE).toList();
        } finally {
            lock.unlock();
        }
    }

    void join() {
        lock.lock();
        try {
            clients++;
        } finally {
            lock.unlock();
        }
        wanted.release();
    }

    void leave() {
        lock.lock();
        try {
            clients--;
        } finally {
            lock.unlock();
        }
    }

    int clients() {
        lock.lock();
        try {
            return clients;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("live-feed").daemon().start(this::run);
    }

    /** Lets all clients go, before the web server waits for its requests. */
    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        wanted.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                pause();
                while (running && read()) {
                    // More than one page has changed.
                }
            } catch (DataAccessException failure) {
                LOG.warn("the live stream waits: the database failed", failure);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** Until the next poll, or until a first client comes. */
    private void pause() throws InterruptedException {
        var poll = clients() > 0 ? POLL : POLL_WITHOUT_CLIENTS;
        if (wanted.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            wanted.drainPermits();
        }
    }

    /** Whether there may be more. */
    private boolean read() {
        var found = views.changedAfter(seen(), AT_ONCE);
        lock.lock();
        try {
            found.forEach(this::take);
            var complete = found.size() < AT_ONCE;
            if (complete && (!loaded || !found.isEmpty())) {
                loaded = true;
                changed.signalAll();
            }
            return !complete;
        } finally {
            lock.unlock();
        }
    }

    private void take(VehicleView view) {
        var version = view.state().version();
        var before = versions.put(view.id(), version);
        if (before != null) {
            byVersion.remove(before);
        }
        byVersion.put(version, new Change(version, json.writeValueAsString(view)));
    }

    private long seen() {
        lock.lock();
        try {
            return newest();
        } finally {
            lock.unlock();
        }
    }

    private long newest() {
        return byVersion.isEmpty() ? 0 : byVersion.lastKey();
    }
}
