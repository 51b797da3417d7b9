package org.bluehorizons.bench.cars;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Reads PUBACKs where they lie, without an object per packet; other packets are skipped. */
final class Acknowledgements extends ByteToMessageDecoder {
    private static final int PUBACK = 0x40;
    private static final int FIRST_REASON_THAT_REFUSES = 0x80;

    private final Car car;
    private final Listener listener;

    /** Told on the event loop. */
    interface Listener {
        void acknowledged(Car car, int packetId, boolean refused);

        /** All that had arrived is read: the moment to send again, in one write. */
        void fill(Car car);

        void closed(Car car);
    }

    Acknowledgements(Car car, Listener listener) {
        this.car = car;
        this.listener = listener;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int available = in.readableBytes();
        if (available < 2) {
            return;
        }
        int length = in.getByte(start + 1) & 0x7F;
        int head = 2;
        for (int shift = 7; (in.getByte(start + head - 1) & 0x80) != 0; shift += 7) {
            if (available == head) {
                return;
            }
            length |= (in.getByte(start + head) & 0x7F) << shift;
            head++;
        }
        if (available < head + length) {
            return;
        }
        if ((in.getByte(start) & 0xF0) == PUBACK) {
            int reason = length > 2 ? in.getUnsignedByte(start + head + 2) : 0;
            listener.acknowledged(
                    car, in.getUnsignedShort(start + head), reason >= FIRST_REASON_THAT_REFUSES);
        }
        in.skipBytes(head + length);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        discardSomeReadBytes();
        listener.fill(car);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.closed(car);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        System.err.println("load: " + cause);
        var _ = context.close();
    }
}
