package org.bluehorizons.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What other processes say by {@code NOTIFY}, over one connection of its own. A notification may be
 * missed while the connection is away, so each listener is also told of gaps and then looks for
 * itself. Listeners run on one thread, one after the other: they hand over what takes long.
 */
@Component
public final class DatabaseNotifications implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseNotifications.class);
    private static final int QUIET_MILLIS = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DatabaseAddress address;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    private record Listener(String channel, Consumer<String> heard, Runnable gap) {}

    DatabaseNotifications(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * Call it before the start, in a constructor.
     *
     * @param channel lower-case letters and underscores
     * @param heard takes a notification's payload
     * @param gap told at the start and after each interruption: some may have been missed
     */
    public void listen(String channel, Consumer<String> heard, Runnable gap) {
        if (!channel.matches("[a-z_]{1,63}")) {
            throw new IllegalArgumentException("not a channel: " + channel);
        }
        if (isRunning()) {
            throw new IllegalStateException("listen before the start");
        }
        listeners.add(new Listener(channel, heard, gap));
    }

    @Override
    public void start() {
        var listening = Thread.ofPlatform().name("database-notifications").daemon();
        // Known before it runs, for it ends as soon as it finds that it should not.
        var unstarted = listening.unstarted(this::run);
        thread = unstarted;
        unstarted.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
        close();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var pause = FIRST_PAUSE;
        while (isRunning()) {
            try {
                var open = connect();
                pause = FIRST_PAUSE;
                listeners.forEach(listener -> safely(listener.gap));
                while (isRunning()) {
                    hear(open);
                }
            } catch (SQLException broken) {
                if (isRunning()) {
                    LOG.warn("notifications are interrupted: {}", broken.getMessage());
                    pause = pauseFor(pause);
                }
            } finally {
                close();
            }
        }
    }

    private Connection connect() throws SQLException {
        var open = address.open("bluehorizons notifications");
        connection = open;
        try (var statement = open.createStatement()) {
            for (var channel : listeners.stream().map(Listener::channel).distinct().toList()) {
                statement.execute("LISTEN " + channel);
            }
        }
        return open;
    }

    private void hear(Connection open) throws SQLException {
        var notifications = open.unwrap(PGConnection.class).getNotifications(QUIET_MILLIS);
        if (notifications == null || notifications.length == 0) {
            // Says something now and then, so that a dead connection is found out.
            try (var statement = open.createStatement()) {
                statement.execute("SELECT 1");
            }
            return;
        }
        for (var notification : notifications) {
            for (var listener : listeners) {
                if (listener.channel.equals(notification.getName())) {
                    safely(() -> listener.heard.accept(notification.getParameter()));
                }
            }
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("a listener of notifications failed", failure);
        }
    }

    private static Duration pauseFor(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        var next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                LOG.debug("the connection was broken already", alreadyBroken);
            }
        }
    }
}
