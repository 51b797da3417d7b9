package org.bluehorizons.tasks.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.bluehorizons.tasks.queue.Claim;
import org.bluehorizons.tasks.queue.TaskQueue;
import org.bluehorizons.tasks.queue.TaskStore;
import org.bluehorizons.tasks.sqs.Hint.Receipt;
import org.bluehorizons.tasks.sqs.Inbox.Offer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Hands out tasks as hints come from SQS: for so many hints of a type, so many of its ready tasks.
 * Each claimed task keeps one hint, its own if that was among them, hidden while it runs and
 * deleted when it is over; a worker that dies leaves it to others.
 *
 * <p>Hints and tasks need not agree. A hint too many (a task that ran already, was cancelled, or
 * was found without) is deleted when its type has no ready tasks. A hint too few (lost, or never
 * sent) is made up for by looking into the table every few seconds.
 */
final class SqsTaskQueue implements TaskQueue, SmartLifecycle {

    private final TaskStore store;
    private final ReadyTasks ready;
    private final Inbox inbox;
    private final HintQueues queues;
    private final Deletions deletions;
    private final SqsSettings settings;
    private final ConcurrentHashMap<String, Long> extendedAt = new ConcurrentHashMap<>();
    private final AtomicBoolean extending = new AtomicBoolean();
    private volatile boolean running;

    SqsTaskQueue(TaskStore store, ReadyTasks ready, HintQueues queues, SqsSettings settings) {
        this.store = store;
        this.ready = ready;
        this.queues = queues;
        this.settings = settings;
        this.inbox = new Inbox(queues, settings);
        this.deletions = new Deletions(queues);
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public List<Claim> receive(UUID worker, List<Want> wanted, int most, Duration patience)
            throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            var claims = claim(worker, wanted, most);
            var left = until - System.nanoTime();
            if (!claims.isEmpty() || left <= 0 || !running) {
                return claims;
            }
            inbox.await(wanted, left);
        }
    }

    private List<Claim> claim(UUID worker, List<Want> wanted, int most) {
        var offers = inbox.take(wanted);
        if (offers.isEmpty()) {
            return List.of();
        }
        try {
            var wants = offers.stream().map(offer -> new Want(offer.type(), offer.most())).toList();
            var claims = store.claim(worker, wants, most);
            return share(offers, claims, claims.size() < most);
        } catch (RuntimeException databaseIsAway) {
            offers.forEach(offer -> inbox.putBack(offer.hints()));
            throw databaseIsAway;
        }
    }

    /**
     * Gives each claim a hint of its type, and keeps the claims' order.
     *
     * @param all whether there was room for more tasks than were claimed
     */
    private List<Claim> share(List<Offer> offers, List<Claim> claims, boolean all) {
        var byTask = new HashMap<UUID, Hint>();
        var spare = new HashMap<String, List<Hint>>();
        for (var offer : offers) {
            var claimed =
                    claims.stream().filter(claim -> claim.type().equals(offer.type())).toList();
            var unused = match(claimed, offer.hints(), byTask);
            if (!unused.isEmpty()) {
                spare.put(offer.type(), unused);
            }
        }
        if (all) {
            putAside(spare);
        } else {
            spare.values().forEach(inbox::putBack);
        }
        return claims.stream().map(claim -> holding(claim, byTask.get(claim.id()))).toList();
    }

    /** A claim's own hint if it is there, else another one; returns those that are left. */
    private static List<Hint> match(List<Claim> claims, List<Hint> hints, Map<UUID, Hint> byTask) {
        var claimed = claims.stream().map(Claim::id).collect(Collectors.toSet());
        var unused = new ArrayList<Hint>();
        for (var hint : hints) {
            if (!claimed.contains(hint.task()) || byTask.putIfAbsent(hint.task(), hint) != null) {
                unused.add(hint);
            }
        }
        // Plain ones first: while one of a group is held, SQS keeps back the group's next.
        unused.sort(Comparator.comparing(hint -> hint.queue().grouped()));
        for (var claim : claims) {
            if (!unused.isEmpty() && !byTask.containsKey(claim.id())) {
                byTask.put(claim.id(), unused.removeFirst());
            }
        }
        return unused;
    }

    private Claim holding(Claim claim, @Nullable Hint hint) {
        if (hint == null) {
            return claim;
        }
        extendedAt.put(hint.forClaim(), hint.receivedNanos());
        return new Claim(
                claim.id(),
                claim.number(),
                claim.type(),
                claim.payload(),
                claim.attempt(),
                claim.mostAttempts(),
                claim.createdBy(),
                claim.group(),
                claim.trace(),
                hint.forClaim());
    }

    /** Hints for which there was nothing to claim, though there was room. */
    private void putAside(Map<String, List<Hint>> spare) {
        if (spare.isEmpty()) {
            return;
        }
        var stillReady = ready.typesAmong(spare.keySet());
        spare.forEach((type, hints) -> {
            if (stillReady.contains(type)) {
                inbox.putBack(hints);
                inbox.rest(type);
            } else {
                deletions.add(hints.stream().map(Hint::toReceipt).toList());
            }
        });
    }

    @Override
    public void extend(List<Claim> held) {
        var now = System.nanoTime();
        var third = settings.visibilityTimeout().toNanos() / 3;
        var due = new ArrayList<Receipt>();
        for (var claim : held) {
            var receipt = claim.receipt();
            var last = receipt == null ? null : extendedAt.get(receipt);
            if (last != null && now - last >= third) {
                extendedAt.put(String.valueOf(receipt), now);
                due.add(Hint.ofClaim(settings.queuePrefix(), claim));
            }
        }
        extendedAt
                .values()
                .removeIf(last -> now - last > 2 * settings.visibilityTimeout().toNanos());
        if (!due.isEmpty() && extending.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> extendNow(due));
        }
    }

    /** Beside the caller, who has others to care for while SQS does not answer. */
    private void extendNow(List<Receipt> receipts) {
        try {
            queues.extend(receipts);
        } finally {
            extending.set(false);
        }
    }

    @Override
    public void settled(List<Claim> claims) {
        deletions.add(
                claims.stream()
                        .filter(claim -> claim.receipt() != null)
                        .map(claim -> Hint.ofClaim(settings.queuePrefix(), claim))
                        .toList());
        claims.stream().map(Claim::receipt).filter(Objects::nonNull).forEach(extendedAt::remove);
        inbox.wake(claims.stream().map(Claim::type).collect(Collectors.toSet()));
    }

    @Scheduled(fixedDelayString = "PT1S")
    void releaseUnwanted() {
        if (running) {
            inbox.releaseUnwanted();
        }
    }

    @Override
    public void start() {
        deletions.open();
        inbox.open();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        inbox.close();
        deletions.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Until workers have returned what they held. */
    @Override
    public int getPhase() {
        return SqsConfiguration.PHASE;
    }
}
