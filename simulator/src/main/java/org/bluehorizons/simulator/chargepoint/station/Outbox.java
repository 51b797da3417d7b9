package org.bluehorizons.simulator.chargepoint.station;

import java.util.ArrayDeque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a charge point has yet to tell: one call at a time. Transaction messages wait in order, over
 * any number of connections, until each is answered; all else is worth telling only now.
 */
final class Outbox {

    private static final int ATTEMPTS = 5;
    private static final int SILENCES = 2;

    private final ChargePoint station;
    private @Nullable ArrayDeque<Message> ordinary;
    private @Nullable ArrayDeque<Message> kept;
    private @Nullable Message asked;
    private String askedId = "";
    private long askedNanos;
    private long deadline = Long.MAX_VALUE;
    private long keptFrom;
    private int attempts;
    private int silences;
    private int calls;

    Outbox(ChargePoint station) {
        this.station = station;
    }

    void add(Message message) {
        if (station.dialect().action(message) == null) {
            return;
        }
        if (message instanceof Message.TransactionEvent) {
            kept = kept == null ? new ArrayDeque<>(4) : kept;
            kept.add(message);
            figures().kept.increment();
        } else if (station.presence().isConnected()) {
            ordinary = ordinary == null ? new ArrayDeque<>(4) : ordinary;
            ordinary.add(message);
        }
        sendNext();
    }

    boolean isEmpty() {
        return asked == null && waiting() == 0;
    }

    int waiting() {
        return (ordinary == null ? 0 : ordinary.size()) + (kept == null ? 0 : kept.size());
    }

    /**
     * @param transactionId empty: any
     */
    boolean keeps(String transactionId) {
        return Stream.concat(
                        Stream.ofNullable(asked), kept == null ? Stream.empty() : kept.stream())
                .anyMatch(message ->
                        message instanceof Message.TransactionEvent event
                                && (transactionId.isEmpty()
                                        || event.transaction().is(transactionId)));
    }

    long due() {
        return asked != null
                ? deadline
                : kept != null && !kept.isEmpty() && station.isInService()
                        ? keptFrom
                        : Long.MAX_VALUE;
    }

    void wake(long now) {
        if (asked != null && now >= deadline) {
            figures().timeouts.increment();
            silences++;
            giveUp(true);
            if (silences >= SILENCES) {
                silences = 0;
                station.presence().hangUp();
            }
        }
        sendNext();
    }

    void sendNext() {
        var line = station.presence().line();
        if (asked != null || line == null || !station.presence().isConnected()) {
            return;
        }
        var next = next();
        if (next == null) {
            return;
        }
        asked = next;
        askedId = station.street().tag() + calls++;
        askedNanos = System.nanoTime();
        deadline = station.now() + Habits.PATIENCE_MILLIS;
        figures().sent.increment();
        station.pranks().send(line, frame(askedId, next));
    }

    void answered(String id, JsonNode payload) {
        var message = asked;
        if (message == null || !id.equals(askedId)) {
            figures().strange.increment();
            return;
        }
        figures().answered.increment();
        isOver(message);
        try {
            station.dialect().answered(station, message, payload);
        } catch (JacksonException unreadable) {
            figures().strange.increment();
        }
        sendNext();
    }

    void failed(String id) {
        if (asked == null || !id.equals(askedId)) {
            figures().strange.increment();
            return;
        }
        figures().errors.increment();
        figures().took(System.nanoTime() - askedNanos);
        silences = 0;
        giveUp(true);
        sendNext();
    }

    /** The connection is gone, and with it all that is of no interest later. */
    void disconnected() {
        giveUp(false);
        silences = 0;
        keptFrom = 0;
        var dropped = ordinary;
        ordinary = null;
        if (dropped != null) {
            dropped.forEach(station.presence()::unanswered);
        }
    }

    private void isOver(Message message) {
        figures().took(System.nanoTime() - askedNanos);
        silences = 0;
        asked = null;
        deadline = Long.MAX_VALUE;
        if (message instanceof Message.TransactionEvent) {
            figures().kept.decrement();
            attempts = 0;
            keptFrom = 0;
        }
    }

    /**
     * @param counts as an attempt; a lost connection does not
     */
    private void giveUp(boolean counts) {
        var message = asked;
        asked = null;
        deadline = Long.MAX_VALUE;
        if (message instanceof Message.TransactionEvent) {
            attempts += counts ? 1 : 0;
            if (attempts >= ATTEMPTS) {
                figures().kept.decrement();
                figures().lost.increment();
                attempts = 0;
                keptFrom = 0;
            } else {
                kept = kept == null ? new ArrayDeque<>(4) : kept;
                kept.addFirst(message);
                keptFrom = station.now() + Habits.RETRY_MILLIS * attempts;
            }
        } else if (message != null) {
            station.presence().unanswered(message);
        }
    }

    private @Nullable Message next() {
        var next = ordinary == null ? null : ordinary.poll();
        if (next != null) {
            return next;
        }
        if (kept == null || !station.isInService() || station.now() < keptFrom) {
            return null;
        }
        return station.pranks().take(kept);
    }

    private String frame(String id, Message message) {
        return "[2,\""
                + id
                + "\",\""
                + station.dialect().action(message)
                + "\","
                + station.dialect().payload(station, message)
                + "]";
    }

    private Figures figures() {
        return station.street().figures();
    }
}
