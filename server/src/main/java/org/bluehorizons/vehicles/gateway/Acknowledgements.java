package org.bluehorizons.vehicles.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The PUBACKs that a connection owes, sent in the order in which the publishes came (MQTT 5,
 * section 4.6), whatever finishes first. Confined to the event loop.
 */
final class Acknowledgements {

    private static final int PUBACK_SUCCESS_BYTES = 4;

    /** One publish that is being worked on. */
    static final class Pending {
        private final int packetId;
        private boolean done;
        private Reason reason = Reason.SUCCESS;
        private String text = "";

        private Pending(int packetId) {
            this.packetId = packetId;
        }

        void done(Reason how, String why) {
            done = true;
            reason = how;
            text = why;
        }
    }

    private final Channel channel;
    private final int version;
    private @Nullable ArrayDeque<Pending> owed;
    private int unacknowledged;

    Acknowledgements(Channel channel, int version) {
        this.channel = channel;
        this.version = version;
    }

    /**
     * @param packetId 0 for QoS 0, which is owed nothing but counts as work
     */
    Pending begin(int packetId) {
        var queue = owed;
        if (queue == null) {
            queue = new ArrayDeque<>(4);
            owed = queue;
        }
        var pending = new Pending(packetId);
        queue.add(pending);
        if (packetId != 0) {
            unacknowledged++;
        }
        return pending;
    }

    /** Publishes of either QoS that are being worked on. */
    int count() {
        return owed == null ? 0 : owed.size();
    }

    /** Those of QoS 1, which the car's share of Receive Maximum is about. */
    int unacknowledged() {
        return unacknowledged;
    }

    /** Writes what is due, without flushing. */
    void writeDue() {
        var queue = owed;
        if (queue == null) {
            return;
        }
        @Nullable ByteBuf plain = null;
        for (var next = queue.peek(); next != null && next.done; next = queue.peek()) {
            queue.remove();
            if (next.packetId == 0) {
                continue;
            }
            unacknowledged--;
            if (version >= Packets.MQTT_5 && next.reason != Reason.SUCCESS) {
                plain = writePlain(plain);
                channel.write(
                        Packets.puback(next.packetId, next.reason, next.text),
                        channel.voidPromise());
            } else {
                if (plain == null) {
                    plain = channel.alloc().ioBuffer(PUBACK_SUCCESS_BYTES * (1 + queue.size()));
                }
                // Fixed header of PUBACK, remaining length 2: both versions' form of "success".
                plain.writeShort(0x4002).writeShort(next.packetId);
            }
        }
        writePlain(plain);
        if (queue.isEmpty()) {
            owed = null;
        }
    }

    private @Nullable ByteBuf writePlain(@Nullable ByteBuf plain) {
        if (plain != null) {
            channel.write(plain, channel.voidPromise());
        }
        return null;
    }
}
