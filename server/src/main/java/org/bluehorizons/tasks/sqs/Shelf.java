package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The hints of one queue that have come and were not used yet, and the polls for more. Not safe for
 * use by many threads: its owner has the lock. Times are those of {@link System#nanoTime}.
 */
final class Shelf {

    private static final int OF_ONE_POLL = HintQueues.MOST_AT_ONCE;
    private static final int WIDEST = 16;
    private static final int SOONER = 10;
    private static final long SHORTEST_REST_NANOS = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_REST_NANOS = Duration.ofMillis(200).toNanos();

    private final QueueName queue;
    private final ArrayDeque<Hint> hints = new ArrayDeque<>();
    private int polls;
    private int width = 1;
    private long pollsRestUntil;
    private long restsUntil;
    private long restNanos;
    private long askedAt;
    private long lookAt;

    Shelf(QueueName queue, long now) {
        this.queue = queue;
        this.pollsRestUntil = now;
        this.restsUntil = now;
        this.askedAt = now;
        this.lookAt = now;
    }

    QueueName queue() {
        return queue;
    }

    /** Takes up to so many of those that are hidden from others since that time. */
    List<Hint> take(int most, long hiddenSince, long now) {
        askedAt = now;
        hints.removeIf(hint -> hint.receivedNanos() - hiddenSince < 0);
        var taken = new ArrayList<Hint>();
        while (taken.size() < most && isFilled(now)) {
            taken.add(hints.remove());
        }
        return taken;
    }

    boolean isFilled(long now) {
        return !hints.isEmpty() && now - restsUntil >= 0;
    }

    void putBack(Hint unused) {
        hints.addFirst(unused);
    }

    /** For now no more tasks can be claimed: a short rest, and a longer one each time. */
    void rest(long now) {
        restNanos = Math.min(LONGEST_REST_NANOS, Math.max(SHORTEST_REST_NANOS, 2 * restNanos));
        restsUntil = now + restNanos;
    }

    void restNoMore(long now) {
        restNanos = 0;
        restsUntil = now;
    }

    /** When it is worth asking again, at the latest at that time. */
    long nextChange(long now, long latest) {
        var next = latest;
        for (var time : new long[] {restsUntil, pollsRestUntil, lookAt}) {
            if (time - now > 0 && time - next < 0) {
                next = time;
            }
        }
        return next;
    }

    /**
     * Whether it is time to look for tasks without hints. After that it is time again when so long
     * has passed, and much sooner when hints have come and no more do: those that are missing may
     * lie with a process that has stopped.
     */
    boolean looks(long now, long everyNanos, boolean hinted) {
        var isTime = now - lookAt >= 0;
        if (hinted) {
            lookAt = now + everyNanos / SOONER;
        } else if (isTime) {
            lookAt = now + everyNanos;
        }
        return isTime;
    }

    /** How many more polls are to be begun when so many tasks are wanted; from now on they run. */
    int beginPolls(int most, long now) {
        if (now - restsUntil < 0 || now - pollsRestUntil < 0) {
            return 0;
        }
        var missing = most - hints.size() - polls * OF_ONE_POLL;
        var wanted = (missing + OF_ONE_POLL - 1) / OF_ONE_POLL;
        var begun = Math.max(0, Math.min(width - polls, wanted));
        polls += begun;
        return begun;
    }

    /** A poll is over: a full one asks for more beside each other, an empty one for one alone. */
    void polled(List<Hint> received) {
        polls--;
        hints.addAll(received);
        if (received.size() == OF_ONE_POLL) {
            width = Math.min(WIDEST, width * 2);
        } else if (received.isEmpty()) {
            width = 1;
        }
    }

    /** A poll is over that brought no answer. */
    void pollFailed(long restUntil) {
        polls--;
        width = 1;
        pollsRestUntil = restUntil;
    }

    /** Takes out all when nobody has asked since. */
    List<Hint> unwantedSince(long time) {
        return askedAt - time < 0 ? clear() : List.of();
    }

    List<Hint> clear() {
        var all = List.copyOf(hints);
        hints.clear();
        return all;
    }
}
