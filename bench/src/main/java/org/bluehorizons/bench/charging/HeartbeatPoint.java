package org.bluehorizons.bench.charging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A charge point that speaks just enough of RFC 6455 and OCPP 1.6 to boot and to send heartbeats,
 * one at a time; so little that the load costs hardly anything. It masks with zeros, so that a
 * frame is the text itself. Event loop only, except {@link #booted}.
 */
final class HeartbeatPoint extends ByteToMessageDecoder {
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MASKED = 0x80;
    private static final int FINAL = 0x80;
    private static final int TWO_BYTES_OF_LENGTH = 126;
    private static final int MASK_BYTES = 4;

    /** Of {@code [3,...}: a CALLRESULT. */
    private static final int KIND_AT = 1;

    private final Door door;
    private final String id;
    private final Listener listener;
    private final CompletableFuture<HeartbeatPoint> booted = new CompletableFuture<>();
    private boolean upgraded;
    private long calls;
    private long sentAt;
    private boolean outstanding;
    private Channel channel;

    /**
     * How a server is asked in.
     *
     * @param path before the charge point's id, such as {@code /ocpp/}
     * @param password of all charge points
     */
    record Door(int port, String path, String password) {}

    /** Hears of answers. */
    interface Listener {
        /** The answer to a heartbeat is there. */
        void answered(HeartbeatPoint point, long nanos);

        /** The connection ended, or said what it should not. */
        void failed(HeartbeatPoint point, String why);
    }

    @SuppressWarnings("NullAway.Init") // The channel is there before anything else happens.
    HeartbeatPoint(Door door, String id, Listener listener) {
        this.door = door;
        this.id = id;
        this.listener = listener;
    }

    /** Connected and accepted by the server. */
    CompletableFuture<HeartbeatPoint> booted() {
        return booted;
    }

    boolean isWaiting() {
        return outstanding;
    }

    void heartbeat() {
        sentAt = System.nanoTime();
        outstanding = true;
        call("Heartbeat", "{}");
    }

    /** Its answer will not come any more. */
    void giveUp() {
        outstanding = false;
    }

    /** For any thread, once it is booted. */
    ChannelFuture close() {
        return channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        var credentials =
                Base64.getEncoder().encodeToString((id + ":" + door.password).getBytes(US_ASCII));
        var request =
                """
                GET %s%s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: ocpp1.6\r
                Authorization: Basic %s\r
                \r
                """
                        .formatted(door.path, id, door.port, credentials);
        var bytes = context.alloc().buffer(request.length());
        bytes.writeCharSequence(request, US_ASCII);
        var _ = context.writeAndFlush(bytes);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (upgraded) {
            frame(in);
        } else {
            upgrade(in);
        }
    }

    private void upgrade(ByteBuf in) {
        var answer = in.toString(US_ASCII);
        var end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException(id + ": " + answer.lines().findFirst().orElse(""));
        }
        in.skipBytes(end + 4);
        upgraded = true;
        call(
                "BootNotification",
                "{\"chargePointVendor\":\"Bench\",\"chargePointModel\":\"Heartbeat\"}");
    }

    private void frame(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return;
        }
        var start = in.readerIndex();
        var opcode = in.getByte(start) & 0x0F;
        var length = in.getByte(start + 1) & 0x7F;
        var header = 2;
        if (length == TWO_BYTES_OF_LENGTH) {
            if (in.readableBytes() < MASK_BYTES) {
                return;
            }
            length = in.getUnsignedShort(start + 2);
            header = MASK_BYTES;
        }
        if (in.readableBytes() < header + length) {
            return;
        }
        in.skipBytes(header);
        take(opcode, in.readSlice(length));
    }

    private void take(int opcode, ByteBuf payload) {
        switch (opcode) {
            case TEXT -> text(payload);
            case PING -> pong(payload);
            case CLOSE -> throw new IllegalStateException(id + ": the server closes");
            default -> throw new IllegalStateException(id + ": a frame of kind " + opcode);
        }
    }

    private void text(ByteBuf payload) {
        if (payload.getByte(payload.readerIndex() + KIND_AT) != '3') {
            throw new IllegalStateException(id + ": " + payload.toString(US_ASCII));
        }
        if (outstanding) {
            outstanding = false;
            listener.answered(this, System.nanoTime() - sentAt);
        } else if (!booted.isDone()) {
            demandAccepted(payload.toString(US_ASCII));
        }
    }

    private void demandAccepted(String answer) {
        if (!answer.contains("Accepted")) {
            throw new IllegalStateException(id + ": " + answer);
        }
        booted.complete(this);
    }

    /** Ids differ, so that no answer can come from memory. */
    private void call(String action, String payload) {
        var id = Long.toString(++calls, Character.MAX_RADIX);
        var text = "[2,\"" + id + "\",\"" + action + "\"," + payload + "]";
        var frame = frame(TEXT, text.length());
        frame.writeCharSequence(text, US_ASCII);
        var _ = channel.writeAndFlush(frame);
    }

    private void pong(ByteBuf payload) {
        var _ = channel.writeAndFlush(frame(PONG, payload.readableBytes()).writeBytes(payload));
    }

    /** The payload follows as it is. */
    private ByteBuf frame(int opcode, int length) {
        var frame = channel.alloc().buffer(length + 8);
        frame.writeByte(FINAL | opcode);
        if (length < TWO_BYTES_OF_LENGTH) {
            frame.writeByte(MASKED | length);
        } else {
            frame.writeByte(MASKED | TWO_BYTES_OF_LENGTH).writeShort(length);
        }
        return frame.writeZero(MASK_BYTES);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        fail(id + ": the server closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause.toString());
        var _ = context.close();
    }

    private void fail(String why) {
        if (!booted.completeExceptionally(new IllegalStateException(why))) {
            listener.failed(this, why);
        }
    }
}
