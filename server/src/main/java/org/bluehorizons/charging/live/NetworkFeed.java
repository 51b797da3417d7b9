package org.bluehorizons.charging.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.charging.live.ChangeRing.Batch;
import org.bluehorizons.charging.live.ChangeRing.Change;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the network while anybody watches: one reader a process, whatever the number of clients.
 * An entry of the journal says that a station has changed; what is told is the station as it is
 * when the entry is read, so that repeats and order do not matter. Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.API)
class NetworkFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkFeed.class);
    private static final int KEPT = 20_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);

    /** Somebody whose stream was cut comes back within it and need not begin anew. */
    private static final Duration LINGER = Duration.ofSeconds(60);

    private final JdbcClient database;
    private final LiveStations stations;
    private final JsonMapper json;
    private final ChangeRing ring = new ChangeRing(KEPT);
    private final AtomicInteger clients = new AtomicInteger();
    private final Semaphore wanted = new Semaphore(0);
    private volatile CountDownLatch following = new CountDownLatch(1);
    private volatile boolean running;

    NetworkFeed(
            JdbcClient database, LiveStations stations, JsonMapper json, MeterRegistry metrics) {
        this.database = database;
        this.stations = stations;
        this.json = json;
        Gauge.builder("charging.stream.clients", clients, AtomicInteger::get)
                .description("Clients of the live stream of the charging network on this node")
                .register(metrics);
    }

    void join() {
        clients.incrementAndGet();
        wanted.release();
    }

    void leave() {
        clients.decrementAndGet();
    }

    int clients() {
        return clients.get();
    }

    /**
     * The number of the next change. What has committed before this call is in the tables: read
     * them after it, then the changes from it on, and nothing is missed. Join before.
     *
     * @return empty when the journal cannot be read now
     */
    OptionalLong position(Duration patience) throws InterruptedException {
        return following.await(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalLong.of(ring.end())
                : OptionalLong.empty();
    }

    /** Where a client goes on that has this journal entry; empty: it begins anew. */
    OptionalLong after(long event) {
        return following.getCount() == 0 ? ring.after(event) : OptionalLong.empty();
    }

    Batch from(long number, Duration patience) throws InterruptedException {
        return ring.from(number, patience, AT_ONCE);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("charging-feed").daemon().start(this::run);
    }

    /**
     * Lets all clients go, before the web server waits for its requests: the reader empties the
     * ring, which wakes them.
     */
    @Override
    public void stop() {
        running = false;
        following.countDown();
        wanted.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                wanted.acquire();
                wanted.drainPermits();
                if (running) {
                    follow();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** Until nobody has watched for a while. */
    private void follow() throws InterruptedException {
        @Nullable ChangedStations changed = null;
        var idleSince = System.nanoTime();
        while (running && System.nanoTime() - idleSince < LINGER.toNanos()) {
            try {
                if (changed == null) {
                    changed = new ChangedStations(database);
                    following.countDown();
                }
                while (running && take(changed.next())) {
                    // More has changed than is read at once.
                }
            } catch (DataAccessException failure) {
                LOG.warn("the live stream of charging waits: the database failed", failure);
            }
            if (clients() > 0) {
                idleSince = System.nanoTime();
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        following = new CountDownLatch(1);
        ring.clear();
        if (clients() > 0) {
            // Somebody came in this moment.
            wanted.release();
        }
    }

    private boolean take(ChangedStations.Step step) {
        if (!step.stations().isEmpty()) {
            ring.add(
                    stations.of(step.stations().keySet()).stream()
                            .map(station ->
                                    new Change(
                                            step.stations().getOrDefault(station.id(), 0L),
                                            station,
                                            json.writeValueAsString(station)))
                            .toList());
        }
        return step.more();
    }
}
