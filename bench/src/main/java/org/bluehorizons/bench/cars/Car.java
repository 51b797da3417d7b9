package org.bluehorizons.bench.cars;

import io.netty.channel.Channel;

/**
 * One connected car and what it waits for. Packet ids are slots: a broker acknowledges in the order
 * of sending (MQTT 5, 4.6), so the next slot is free whenever any is. Event loop thread only.
 */
final class Car {
    final byte[] id;
    final Channel channel;
    private final long[] sentAt;
    private int next;
    private int unacknowledged;

    /** Fixed rate: when the next message is to be sent (nanoTime). */
    long due;

    /**
     * @param receiveMaximum how many unacknowledged publishes the broker takes
     */
    Car(byte[] id, Channel channel, int receiveMaximum) {
        this.id = id;
        this.channel = channel;
        this.sentAt = new long[receiveMaximum];
    }

    int unacknowledged() {
        return unacknowledged;
    }

    int room() {
        return sentAt.length - unacknowledged;
    }

    /**
     * Takes a free slot; only when there is {@link #room}.
     *
     * @param intendedAt nanoTime from which latency counts
     * @return the packet id
     */
    int send(long intendedAt) {
        if (sentAt[next] != 0) {
            throw new IllegalStateException(
                    "packet id %d is still in use: acknowledged out of order".formatted(next + 1));
        }
        int slot = next;
        sentAt[slot] = intendedAt;
        next = slot + 1 == sentAt.length ? 0 : slot + 1;
        unacknowledged++;
        return slot + 1;
    }

    /**
     * Frees the slot.
     *
     * @return the time that {@link #send} was told
     */
    long acknowledged(int packetId) {
        if (packetId < 1 || packetId > sentAt.length || sentAt[packetId - 1] == 0) {
            throw new IllegalStateException(
                    "PUBACK for packet id %d, which waits for none".formatted(packetId));
        }
        long intendedAt = sentAt[packetId - 1];
        sentAt[packetId - 1] = 0;
        unacknowledged--;
        return intendedAt;
    }
}
