package org.bluehorizons.charging.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bluehorizons.charging.gateway.CallBatch.Answered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * One writer: takes what waits, commits it together, then has it answered. A batch begins at once
 * when the last one is {@code gatherDelay} past, so a lone message does not wait, and many share
 * their commit. Of each station one call at most is in a batch.
 *
 * <p>While the database is away the batch is tried again until it is back: nothing is dropped, and
 * nothing answered that is not on disk and in the message log. A batch that the database refuses is
 * done again call by call. Offers come from any thread; the writer has a thread of its own.
 */
final class CallLane {

    private static final Logger LOG = LoggerFactory.getLogger(CallLane.class);
    private static final int MOST_AT_ONCE = 2_000;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    private static final long HEARD_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final CallBatch work;
    private final Pace pace;
    private final GatewaySettings settings;
    private final GatewayMetrics metrics;
    private final CallTraces traces;
    private final Clock clock;
    private final Thread writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<LaneItem> waiting = new ArrayDeque<>();
    private Map<String, Instant> heard = new HashMap<>();
    private long heardWrittenNanos = System.nanoTime();
    private boolean stopping;

    CallLane(String name, CallBatch work, Pace pace, Gateway gateway, Clock clock) {
        this.work = work;
        this.pace = pace;
        this.settings = gateway.settings();
        this.metrics = gateway.metrics();
        this.traces = gateway.traces();
        this.clock = clock;
        this.writer = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    /**
     * Takes it; it is never dropped.
     *
     * @return false when so much waits that stations should be slowed down
     */
    boolean offer(LaneItem item) {
        lock.lock();
        try {
            waiting.add(item);
            arrived.signal();
            return waiting.size() < settings.maxQueued();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that these stations were heard; several times a second costs one write. */
    void heard(Map<String, Instant> stations) {
        lock.lock();
        try {
            heard.putAll(stations);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Commits what is waiting and ends; returns at once. */
    void finish() {
        lock.lock();
        try {
            stopping = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return whether all was committed in time
     */
    boolean join(Duration patience) throws InterruptedException {
        if (!writer.join(patience)) {
            writer.interrupt();
            return false;
        }
        return true;
    }

    private void run() {
        try {
            while (awaitWork()) {
                var started = System.nanoTime();
                write(take(), takeHeard());
                Thread.sleep(pace.after(System.nanoTime() - started, settings.gatherDelay()));
            }
        } catch (InterruptedException stopped) {
            LOG.warn("stopped before every message was committed; those were not answered either");
        }
    }

    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !heardIsDue()) {
                if (stopping) {
                    return false;
                }
                if (heard.isEmpty()) {
                    arrived.await();
                } else {
                    arrived.awaitNanos(HEARD_EVERY_NANOS);
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean heardIsDue() {
        return !heard.isEmpty()
                && (stopping || System.nanoTime() - heardWrittenNanos >= HEARD_EVERY_NANOS);
    }

    private List<LaneItem> take() {
        lock.lock();
        try {
            var batch = new ArrayList<LaneItem>(Math.min(waiting.size(), MOST_AT_ONCE));
            var stations = new HashSet<String>();
            var later = new ArrayList<LaneItem>();
            while (batch.size() < MOST_AT_ONCE) {
                var next = waiting.poll();
                if (next == null) {
                    break;
                }
                var again =
                        next instanceof LaneItem.Inbound<?> inbound
                                && !stations.add(inbound.call().station());
                (again ? later : batch).add(next);
            }
            waiting.addAll(later);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Instant> takeHeard() {
        lock.lock();
        try {
            if (!heardIsDue()) {
                return Map.of();
            }
            heardWrittenNanos = System.nanoTime();
            var due = heard;
            heard = new HashMap<>();
            return due;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<LaneItem> batch, Map<String, Instant> stations)
            throws InterruptedException {
        var pause = FIRST_RETRY;
        var failing = false;
        while (true) {
            var begun = clock.instant();
            var started = System.nanoTime();
            List<Answered> answers;
            try {
                answers = commit(batch, stations);
            } catch (TransientDataAccessException
                    | RecoverableDataAccessException
                    | CannotGetJdbcConnectionException
                    | CannotCreateTransactionException failure) {
                if (!failing) {
                    LOG.error("messages of charge points wait for the database", failure);
                    failing = true;
                }
                Thread.sleep(pause);
                pause = min(pause.multipliedBy(2), LAST_RETRY);
                continue;
            } catch (RuntimeException failure) {
                if (batch.size() <= 1 && (batch.isEmpty() || stations.isEmpty())) {
                    giveUp(batch, failure);
                    return;
                }
                LOG.warn("a batch failed; its messages are handled one by one", failure);
                for (var item : batch) {
                    write(List.of(item), Map.of());
                }
                if (!stations.isEmpty()) {
                    write(List.of(), stations);
                }
                return;
            }
            metrics.committed(batch.size(), System.nanoTime() - started);
            metrics.answered(batch);
            traces.committed(batch, begun, clock.instant());
            if (failing) {
                LOG.info("messages of charge points are committed again");
            }
            answer(answers);
            return;
        }
    }

    private List<Answered> commit(List<LaneItem> batch, Map<String, Instant> stations) {
        try (var _ = traces.contextOf(batch).makeCurrent()) {
            return work.commit(batch, stations);
        }
    }

    /** One message that cannot be handled: it says so to its station and is kept in the log. */
    private void giveUp(List<LaneItem> batch, RuntimeException failure)
            throws InterruptedException {
        metrics.failed(batch);
        for (var item : batch) {
            switch (item) {
                case LaneItem.Inbound<?> inbound -> {
                    LOG.error(
                            "{} of {} failed",
                            inbound.handler().action(),
                            inbound.call().station(),
                            failure);
                    traces.failed(inbound, failure);
                    write(List.of(CallBatch.internalError(inbound, clock.instant())), Map.of());
                }
                case LaneItem.Outcome outcome -> {
                    LOG.error("command {} ended without consequences", outcome.command(), failure);
                    if (!outcome.alone()) {
                        write(List.of(outcome.withoutConsequences()), Map.of());
                    }
                }
                case LaneItem.Decided decided -> {
                    notLogged(decided.log(), failure);
                    // Its station would wait for ever, and say nothing more.
                    answer(
                            List.of(
                                    new Answered(
                                            decided.connection(),
                                            decided.call(),
                                            decided.frame())));
                }
                case LaneItem.Log log -> notLogged(log.message(), failure);
            }
        }
    }

    /** The database would not have it, as little as a second time. */
    private static void notLogged(LoggedMessage message, RuntimeException failure) {
        LOG.error(
                "{} ({}) of {} is not in the message log",
                message.action(),
                message.messageId(),
                message.station(),
                failure);
    }

    /** A task for each event loop, not for each answer. */
    private static void answer(List<Answered> answers) {
        var byLoop = new HashMap<GatewayLoop, List<Answered>>();
        for (var answered : answers) {
            byLoop.computeIfAbsent(answered.connection().loop(), _ -> new ArrayList<>())
                    .add(answered);
        }
        byLoop.forEach((loop, list) ->
                loop.execute(() ->
                        list.forEach(one -> one.connection().answer(one.call(), one.frame()))));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
