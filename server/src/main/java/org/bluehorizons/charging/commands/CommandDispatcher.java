package org.bluehorizons.charging.commands;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DatabaseNotifications;
import org.bluehorizons.platform.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts commands on the wire for the stations that this process holds: the oldest of each, one at a
 * time a station, many stations in one statement. Told by notifications, by a station's coming and
 * by the end of its last command; looks for itself now and then. Any thread may tell it.
 */
@Component
@ConditionalOnRole(Role.CHARGE_GATEWAY)
public class CommandDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDispatcher.class);
    private static final int AT_ONCE = 500;
    private static final long RETRY_MILLIS = 500;

    private final CommandStore store;
    private final CommandDesk desk;
    private final ObjectProvider<StationLink> link;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Set<String> due = new LinkedHashSet<>();
    private volatile boolean lookForAll;
    private volatile boolean running;
    private Thread thread = new Thread();

    CommandDispatcher(
            CommandStore store,
            CommandDesk desk,
            ObjectProvider<StationLink> link,
            DatabaseNotifications notifications) {
        this.store = store;
        this.desk = desk;
        this.link = link;
        notifications.listen(CommandStore.NEW, this::heard, this::lookForAll);
    }

    /** The station has come, or is free for its next command. Returns at once. */
    public void due(String stationId) {
        lock.lock();
        try {
            due.add(stationId);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("charging-commands").start(this::run);
    }

    /** No more commands; those on the wire may still be answered. */
    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the gateway closes its connections. */
    @Override
    public int getPhase() {
        return 1_100;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void lookForAll() {
        lookForAll = true;
        lock.lock();
        try {
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void heard(String station) {
        if (station.equals(CommandStore.MANY)) {
            lookForAll();
        } else if (link.getObject().holds(station)) {
            due(station);
        }
    }

    private void run() {
        while (running) {
            var stations = List.<String>of();
            try {
                stations = take();
                dispatch(stations);
            } catch (DataAccessException | TransactionException failure) {
                LOG.warn("commands wait for the database: {}", failure.getMessage());
                stations.forEach(this::due);
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private List<String> take() throws InterruptedException {
        lock.lock();
        try {
            while (due.isEmpty() && !lookForAll) {
                arrived.await();
            }
            var taken = due.stream().limit(AT_ONCE).toList();
            taken.forEach(due::remove);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void dispatch(List<String> stations) {
        if (lookForAll) {
            lookForAll = false;
            store.waitingStations().forEach(this::due);
        }
        if (stations.isEmpty()) {
            return;
        }
        var unsent = new ArrayList<Settlement>(0);
        for (var claimed : store.claim(stations)) {
            if (!link.getObject().send(claimed.command(), claimed.connectionNumber())) {
                unsent.add(Settlement.unsent(claimed.command().id()));
            }
        }
        desk.settle(unsent);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
