package org.bluehorizons.tasks.workers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.bluehorizons.tasks.queue.Claim;

/**
 * What a worker holds under one id, from the begin of its lease to the end. A task waits, runs in
 * one of the slots, and is held until it is settled. Safe for use by many threads.
 */
final class Shift {

    private final UUID worker = UUID.randomUUID();
    private final Semaphore slots;
    private final Starter starter;
    private final Map<Long, Claim> held = new ConcurrentHashMap<>();
    private final Map<Long, Run> running = new ConcurrentHashMap<>();
    private final Deque<Claim> waiting = new ArrayDeque<>();
    private long waitingSinceNanos = System.nanoTime();
    private volatile long renewedNanos = System.nanoTime();
    private volatile boolean draining;
    private volatile boolean over;

    /** Makes a run, not started yet. */
    interface Starter {
        Run run(Claim claim, Shift shift);
    }

    /**
     * @param slots shared with the shifts before and after
     */
    Shift(Semaphore slots, Starter starter) {
        this.slots = slots;
        this.starter = starter;
    }

    UUID worker() {
        return worker;
    }

    /** It takes no more tasks and starts none. */
    boolean draining() {
        return draining;
    }

    /** Its lease is over, or may be: what it holds is void. */
    boolean over() {
        return over;
    }

    long renewedNanos() {
        return renewedNanos;
    }

    /**
     * @param asked when the lease was asked for: the database's answer may have come late
     */
    void renewed(long asked) {
        renewedNanos = asked;
    }

    void take(List<Claim> claims) {
        claims.forEach(claim -> held.put(claim.number(), claim));
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                waitingSinceNanos = System.nanoTime();
            }
            waiting.addAll(claims);
        }
        startSome();
    }

    /** As many of those that wait as there are free slots. */
    void startSome() {
        var started = new ArrayList<Run>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && !draining && !over && slots.tryAcquire()) {
                var run = starter.run(waiting.remove(), this);
                running.put(run.claim().number(), run);
                started.add(run);
                waitingSinceNanos = System.nanoTime();
            }
        }
        started.forEach(Run::start);
    }

    /** The handler has returned, and its slot is free. */
    void ended(Run run) {
        running.remove(run.claim().number());
        slots.release();
    }

    void settled(Collection<Claim> claims) {
        claims.forEach(claim -> held.remove(claim.number()));
    }

    /** How many more it can do with. */
    int room(int ahead) {
        synchronized (waiting) {
            return draining || over ? 0 : slots.availablePermits() + ahead - waiting.size();
        }
    }

    List<Claim> held() {
        return List.copyOf(held.values());
    }

    Collection<Run> running() {
        return running.values();
    }

    /** Takes back those that wait, if none of them was started for so long. */
    List<Claim> takeWaiting(long forNanos) {
        synchronized (waiting) {
            if (System.nanoTime() - waitingSinceNanos < forNanos) {
                return List.of();
            }
            var taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }
    }

    void drain() {
        draining = true;
    }

    /** Others have, or will have, what it held. */
    void end() {
        over = true;
        synchronized (waiting) {
            waiting.clear();
        }
        interrupt(Interruption.LOST);
        held.clear();
    }

    void interrupt(Interruption why) {
        running.values().forEach(run -> run.interrupt(why));
    }
}
