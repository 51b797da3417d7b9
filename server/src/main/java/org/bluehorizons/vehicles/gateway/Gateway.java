package org.bluehorizons.vehicles.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.commands.CommandDispatcher;
import org.bluehorizons.vehicles.registry.DeviceIdentities;
import org.bluehorizons.vehicles.state.LiveState;
import org.bluehorizons.vehicles.telemetry.TelemetrySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What all connections share. Safe for use by many threads. */
@Component
@ConditionalOnRole(Role.VEHICLE_GATEWAY)
class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** Fewer than the pool has, so that a storm of cars leaves connections to requests. */
    private static final int DATABASE_SHARE = 12;

    private final GatewaySettings settings;
    private final TelemetrySettings telemetry;
    private final Clock clock;
    private final ConnectedCars cars;
    private final ConnectionStore store;
    private final DeviceIdentities identities;
    private final CommandDispatcher commands;
    private final LiveState liveState;
    private final GatewayMetrics metrics;
    private final PublishTraces traces;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore databaseShare = new Semaphore(DATABASE_SHARE);
    private final AtomicInteger waiting = new AtomicInteger();

    Gateway(
            GatewaySettings settings,
            TelemetrySettings telemetry,
            Clock clock,
            ConnectedCars cars,
            ConnectionStore store,
            DeviceIdentities identities,
            CommandDispatcher commands,
            LiveState liveState,
            GatewayMetrics metrics,
            PublishTraces traces) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.clock = clock;
        this.cars = cars;
        this.store = store;
        this.identities = identities;
        this.commands = commands;
        this.liveState = liveState;
        this.metrics = metrics;
        this.traces = traces;
    }

    GatewaySettings settings() {
        return settings;
    }

    Duration retention() {
        return Duration.ofDays(telemetry.retentionDays());
    }

    Clock clock() {
        return clock;
    }

    ConnectedCars cars() {
        return cars;
    }

    ConnectionStore store() {
        return store;
    }

    DeviceIdentities identities() {
        return identities;
    }

    CommandDispatcher commands() {
        return commands;
    }

    LiveState liveState() {
        return liveState;
    }

    GatewayMetrics metrics() {
        return metrics;
    }

    PublishTraces traces() {
        return traces;
    }

    /** Tasks that wait for the database or use it. */
    int waiting() {
        return waiting.get();
    }

    /** Runs what blocks away from the event loops, a bounded number at a time. */
    void blocking(String what, Runnable task) {
        waiting.incrementAndGet();
        threads.execute(() -> {
            databaseShare.acquireUninterruptibly();
            try {
                task.run();
            } catch (RuntimeException failure) {
                failed(what, failure);
            } finally {
                databaseShare.release();
                waiting.decrementAndGet();
            }
        });
    }

    void failed(String what, Throwable failure) {
        LOG.error("{} failed", what, failure);
    }

    @Override
    public void close() {
        threads.close();
    }
}
