package org.bluehorizons.tasks.workers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.tasks.queue.TaskSettings;
import org.bluehorizons.tasks.queue.WorkerLeases;
import org.bluehorizons.tasks.queue.WorkerLeases.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Holds the worker's lease, three signs of life in its length. When it could not be renewed in time
 * (the database away, the process stopped by a signal), what runs is interrupted before others may
 * have it, and a new shift begins under a new id. Also watches over time limits.
 */
final class Attendance {

    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final Duration WATCH = Duration.ofMillis(100);

    private final LeaseDatabase database;
    private final TaskSettings settings;
    private final TaskMetrics metrics;
    private final Supplier<Shift> shifts;
    private final Loop renewing;
    private final Loop watching = new Loop("tasks-watch", WATCH, this::watch);
    private final long safeNanos;
    private volatile Shift shift;

    Attendance(
            DatabaseAddress address,
            TaskSettings settings,
            TaskMetrics metrics,
            Supplier<Shift> shifts) {
        this.database = new LeaseDatabase(address, settings.lease().dividedBy(3));
        this.settings = settings;
        this.metrics = metrics;
        this.shifts = shifts;
        this.renewing = new Loop("tasks-lease", settings.lease().dividedBy(3), this::renew);
        // Interrupted handlers have the last twelfth of the lease to end.
        this.safeNanos = settings.lease().multipliedBy(11).dividedBy(12).toNanos();
        this.shift = shifts.get();
    }

    Shift shift() {
        return shift;
    }

    void start() {
        database.open();
        begin();
        renewing.start();
        watching.start();
    }

    /** After the drain; ends the lease if nothing is held any more. */
    void stop() {
        renewing.stop(WATCH);
        watching.stop(WATCH);
        var last = shift;
        if (!last.over() && last.running().isEmpty()) {
            try {
                leases().end(last.worker());
            } catch (DataAccessException away) {
                LOG.debug("the lease runs out by itself", away);
            }
        }
        last.end();
        database.close();
    }

    /** Others see that this one takes no more. */
    void draining() {
        shift.drain();
        try {
            leases().renew(shift.worker(), pulse(shift));
        } catch (DataAccessException away) {
            LOG.debug("nobody sees the drain", away);
        }
    }

    private void begin() {
        var next = shifts.get();
        var asked = System.nanoTime();
        leases().begin(next.worker(), host(), version(), settings.slots());
        next.renewed(asked);
        shift = next;
        LOG.info("worker {} has {} slots", next.worker(), settings.slots());
    }

    private void renew() {
        var present = shift;
        if (present.over()) {
            leases().end(present.worker());
            begin();
            return;
        }
        var asked = System.nanoTime();
        if (!leases().renew(present.worker(), pulse(present))) {
            LOG.warn("worker {} was taken for dead; it begins anew", present.worker());
            present.end();
            begin();
            return;
        }
        present.renewed(asked);
        var unwanted = leases().cancelWanted(present.worker());
        for (var run : present.running()) {
            if (unwanted.contains(run.id())) {
                run.interrupt(Interruption.CANCELLED);
            }
        }
    }

    private void watch() {
        var present = shift;
        if (!present.over() && System.nanoTime() - present.renewedNanos() > safeNanos) {
            LOG.warn("worker {} could not renew its lease; it begins anew", present.worker());
            present.end();
        }
        for (var run : present.running()) {
            if (run.nanosSinceBegin() > run.handler().type().timeLimit().toNanos()) {
                run.interrupt(Interruption.TIME_OVER);
            }
        }
    }

    private WorkerLeases leases() {
        return new WorkerLeases(database.client(), settings.lease());
    }

    private Pulse pulse(Shift of) {
        return new Pulse(
                of.draining() ? "draining" : "working",
                of.running().size(),
                metrics.done(),
                metrics.failed());
    }

    private static String version() {
        return Objects.requireNonNullElse(
                Attendance.class.getPackage().getImplementationVersion(), "development");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
