package org.bluehorizons.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the other processes that this one lives: a row in {@code platform.node} whose lease is
 * renewed every 5 s and lasts 15 s, by the database's clock. A process without a lease is dead.
 */
@Component
class NodeLease implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    private final JdbcClient database;
    private final Node node;
    private final String[] roles;
    private final ApplicationEventPublisher events;
    private volatile boolean running;

    NodeLease(
            JdbcClient database,
            Node node,
            Environment settings,
            ApplicationEventPublisher events) {
        this.database = database;
        this.node = node;
        this.roles = settings.getRequiredProperty("bluehorizons.roles", String[].class);
        this.events = events;
    }

    @Override
    public void start() {
        begin();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            database.sql("DELETE FROM platform.node WHERE id = :id")
                    .param("id", node.id())
                    .update();
        } catch (DataAccessException databaseIsGone) {
            LOG.debug("the lease runs out by itself", databaseIsGone);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that holds something in this process's name; ends after it. */
    @Override
    public int getPhase() {
        return -1_000;
    }

    @Scheduled(fixedRateString = "PT5S", initialDelayString = "PT5S")
    void renew() {
        if (!running) {
            return;
        }
        var renewed =
                database.sql(
                                """
                                UPDATE platform.node SET lease_until = now() + interval '15 seconds'
                                WHERE id = :id AND lease_until > now()
                                """)
                        .param("id", node.id())
                        .update();
        if (renewed == 0) {
            LOG.warn("this node was taken for dead; it lets go of what it holds and goes on");
            begin();
            events.publishEvent(new NodeLeaseLost());
        }
        database.sql("DELETE FROM platform.node WHERE lease_until < now() - interval '1 hour'")
                .update();
    }

    private void begin() {
        database.sql(
                        """
                        INSERT INTO platform.node (id, roles, host, version, lease_until)
                        VALUES (:id, :roles, :host, :version, now() + interval '15 seconds')
                        ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until
                        """)
                .param("id", node.id())
                .param("roles", Arrays.stream(roles).map(String::strip).toArray(String[]::new))
                .param("host", host())
                .param(
                        "version",
                        Objects.requireNonNullElse(
                                NodeLease.class.getPackage().getImplementationVersion(),
                                "development"))
                .update();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
