package org.bluehorizons.simulator.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluehorizons.simulator.platform.CarIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A car's link to the platform. What is not acknowledged is kept and sent again, in order; what
 * gathers without a connection goes out in arrays when it is back. Any thread.
 */
public final class CarLink {

    private static final int AT_ONCE = 100;

    /** The platform takes 128 KiB, and ends the connection of a car that sends more. */
    private static final int MOST_BYTES = 100_000;

    private static final int MOST_KEPT = 20_000;
    private static final int MOST_UNDER_WAY = 50;
    private static final long PATIENCE_SECONDS = 5;

    private final MqttLine line;
    private final String topics;
    private final Figures figures;
    private final Deque<Message> kept = new ArrayDeque<>();
    private final Deque<List<Message>> batches = new ArrayDeque<>();
    private boolean wanted;
    private long wantedSinceNanos;
    private boolean connecting;
    private int underWay;
    private long quietUntilNanos;

    /** A message that the platform has not acknowledged. */
    private record Message(String topic, String json, long keptNanos) {

        Message(String topic, String json) {
            this(topic, json, System.nanoTime());
        }

        /** In an array. */
        int bytes() {
            return json.getBytes(StandardCharsets.UTF_8).length + 1;
        }
    }

    /** Takes commands. */
    public interface Commands {

        /**
         * @param commandId from the topic
         */
        void requested(String commandId, byte[] payload);
    }

    CarLink(MqttLine line, String topics, Figures figures) {
        this.line = line;
        this.topics = topics;
        this.figures = figures;
    }

    public static CarLink of(
            Gate gate, CarIdentity car, boolean mqtt5, Figures figures, Commands commands) {
        var topics = "vehicles/" + car.id() + "/";
        MqttLine.Listener listener =
                (topic, payload) ->
                        commands.requested(
                                topic.substring((topics + "commands/").length())
                                        .replace("/request", ""),
                                payload);
        return new CarLink(
                mqtt5 ? new Mqtt5Line(gate, car, listener) : new Mqtt3Line(gate, car, listener),
                topics,
                figures);
    }

    /** Whether the car should be connected now: its modem is on and there is coverage. */
    public void want(boolean connection) {
        boolean leave;
        synchronized (this) {
            leave = wanted && !connection;
            if (connection && !wanted) {
                wantedSinceNanos = System.nanoTime();
            }
            wanted = connection;
        }
        if (leave && line.isConnected()) {
            line.disconnect();
        }
    }

    public void telemetry(String json) {
        keep(new Message(topics + "telemetry", json));
    }

    public void event(String json) {
        keep(new Message(topics + "events", json));
    }

    public void reply(String commandId, String json) {
        if (line.isConnected()) {
            line.publish(
                    topics + "commands/" + commandId + "/reply",
                    json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Connects when wanted, sends what waits. Call it often; returns at once. */
    public void tick() {
        if (line.isConnected()) {
            sendKept();
        } else if (mayConnect()) {
            figures.connects.incrementAndGet();
            line.connect()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((_, failure) -> connected(failure != null));
        }
    }

    public boolean isConnected() {
        return line.isConnected();
    }

    /** Whether it should be connected and is not. */
    public synchronized boolean isMissing() {
        return wanted && !line.isConnected();
    }

    /**
     * For how long its oldest message might have been acknowledged and is not: since it was kept,
     * or since the car should be connected again. 0 while it should not be, or nothing waits.
     */
    public synchronized long waitMillis(long nowNanos) {
        var oldest =
                Stream.concat(batches.stream().map(List::getFirst), kept.stream().limit(1))
                        .mapToLong(Message::keptNanos)
                        .min();
        return wanted && oldest.isPresent()
                ? TimeUnit.NANOSECONDS.toMillis(
                        nowNanos - Math.max(oldest.getAsLong(), wantedSinceNanos))
                : 0;
    }

    /** Messages that wait or are under way. */
    public synchronized int waiting() {
        return kept.size() + underWay;
    }

    /** Leaves for good. */
    public CompletableFuture<?> close() {
        synchronized (this) {
            wanted = false;
        }
        return line.isConnected() ? line.disconnect() : CompletableFuture.completedFuture(null);
    }

    private synchronized boolean mayConnect() {
        if (!wanted || connecting || System.nanoTime() < quietUntilNanos) {
            return false;
        }
        connecting = true;
        return true;
    }

    private synchronized void connected(boolean failed) {
        connecting = false;
        if (failed) {
            quietUntilNanos =
                    System.nanoTime()
                            + TimeUnit.MILLISECONDS.toNanos(
                                    1_000 + (System.identityHashCode(this) & 0xfff));
        }
    }

    private synchronized void keep(Message message) {
        kept.add(message);
        if (kept.size() > MOST_KEPT) {
            kept.remove();
            figures.dropped.incrementAndGet();
        }
    }

    private void sendKept() {
        for (var batch = take(); !batch.isEmpty(); batch = take()) {
            send(batch);
        }
    }

    /** Messages of one topic, in order. */
    private synchronized List<Message> take() {
        var batch = new ArrayList<Message>();
        var bytes = 0;
        while (batch.size() < AT_ONCE
                && underWay + batch.size() < MOST_UNDER_WAY * AT_ONCE
                && !kept.isEmpty()
                && (batch.isEmpty()
                        || (batch.getFirst().topic.equals(kept.element().topic)
                                && bytes + kept.element().bytes() <= MOST_BYTES))) {
            bytes += kept.element().bytes();
            batch.add(kept.remove());
        }
        underWay += batch.size();
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batch;
    }

    private void send(List<Message> batch) {
        var json =
                batch.size() == 1
                        ? batch.getFirst().json
                        : batch.stream()
                                .map(Message::json)
                                .collect(Collectors.joining(",", "[", "]"));
        figures.sent.addAndGet(batch.size());
        figures.unacknowledged.addAndGet(batch.size());
        line.publish(batch.getFirst().topic, json.getBytes(StandardCharsets.UTF_8))
                .whenComplete((_, failure) -> settle(batch, failure));
    }

    private void settle(List<Message> batch, @Nullable Throwable failure) {
        figures.unacknowledged.addAndGet(-batch.size());
        var refused = failure != null && line.isRefusal(failure);
        synchronized (this) {
            underWay -= batch.size();
            batches.remove(batch);
            if (failure != null && !refused) {
                // The connection broke, and another may be there already: nobody knows whether it
                // arrived, so it goes again.
                batch.reversed().forEach(kept::addFirst);
            }
        }
        if (refused) {
            figures.refused.addAndGet(batch.size());
        } else if (failure == null) {
            figures.acknowledged.addAndGet(batch.size());
        }
    }
}
