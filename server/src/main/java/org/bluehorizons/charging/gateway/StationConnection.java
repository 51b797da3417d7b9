package org.bluehorizons.charging.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.Frame;
import org.bluehorizons.charging.ocpp.FrameReader;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * A charge point that is let in. One of its calls at a time is being handled, one of ours at a time
 * is on the wire; more of its calls wait in a short queue, after which it is not read any more.
 * Confined to its event loop, except where it says otherwise.
 */
final class StationConnection extends ChannelInboundHandlerAdapter
        implements Supervision.Supervised {

    private static final int MOST_EARLY_CALLS = 16;
    private static final int MISSED_PINGS = 2;
    private static final long READY_AFTER_NANOS = 3_000_000_000L;
    private static final long STUCK_AFTER_NANOS = 60_000_000_000L;

    private final Channel channel;
    private final Gateway gateway;
    private final GatewayLoop loop;
    private final String station;
    private final OcppVersion version;
    private final long number;
    private final Conversation conversation;
    private long heardNanos = System.nanoTime();
    private long unwritableSinceNanos;
    private @Nullable ArrayDeque<Frame.Call> early;
    private @Nullable StringBuilder fragments;
    private int messages;
    private int messagesSecond;
    private byte pings;
    private boolean ended;
    private volatile boolean ready;

    StationConnection(
            Channel channel,
            Gateway gateway,
            GatewayLoop loop,
            String station,
            OcppVersion version,
            long number,
            Standing standing) {
        this.channel = channel;
        this.gateway = gateway;
        this.loop = loop;
        this.station = station;
        this.version = version;
        this.number = number;
        this.conversation = new Conversation(this, gateway, standing);
    }

    /** Any thread. */
    String station() {
        return station;
    }

    /** Any thread. */
    OcppVersion version() {
        return version;
    }

    /** Any thread. */
    long number() {
        return number;
    }

    /** Any thread. */
    GatewayLoop loop() {
        return loop;
    }

    /**
     * Whether calls of ours may be sent: it has said something that shows it in service, its first
     * call is answered, or it has had the time to say something. Any thread.
     */
    boolean takesCalls() {
        return ready;
    }

    /** A command of ours has come to its end: the next. Any thread. */
    void free() {
        if (ready) {
            gateway.commands().due(station);
        }
    }

    /** Call it when the upgrade is on its way. */
    void opened() {
        loop.supervision().add(this);
        if (!gateway.stations().opened(this)) {
            close(CloseReason.REPLACED);
        }
    }

    /** Any thread. */
    void close(CloseReason reason) {
        loop.execute(() -> end(reason));
    }

    /** Any thread. */
    void closeIn(long delayMillis, CloseReason reason) {
        loop.schedule(() -> conversation.whenQuiet(() -> end(reason)), delayMillis);
    }

    /** What its operator decided has changed. Any thread. */
    void standing(Standing standing) {
        loop.execute(() -> {
            conversation.standing(standing);
            becomeReady();
        });
    }

    /** Puts a call of ours on the wire. */
    void send(StationCommand command) {
        conversation.send(command, channel.isActive() && !ended);
        loop.supervision().watch(this);
    }

    /**
     * What it answers is on disk.
     *
     * @param call the id of its call; null: what it said was none
     */
    void answer(@Nullable String call, String frame) {
        if (call == null) {
            write(frame);
        } else {
            conversation.answered(call, frame);
        }
        becomeReady();
        readOn();
    }

    void write(String text) {
        if (!ended) {
            channel.writeAndFlush(
                    new TextWebSocketFrame(ByteBufUtil.writeUtf8(channel.alloc(), text)));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            heardNanos = System.nanoTime();
            pings = 0;
            if (!ended && message instanceof WebSocketFrame frame) {
                read(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        loop.supervision().remove(this);
        gateway.stations().closed(this);
        gateway.admissions().left(station, number);
        conversation.lost();
        if (!ended) {
            ended = true;
            gateway.metrics().closed("station");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // It does not read our answers, so we do not read its calls.
        if (channel.isWritable()) {
            unwritableSinceNanos = 0;
            readOn();
        } else {
            unwritableSinceNanos = System.nanoTime();
            pause();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A lost connection, or not WebSocket (the decoder has sent a close frame then).
        channel.close();
    }

    @Override
    public boolean look(long nowNanos) {
        if (!channel.isActive()) {
            return false;
        }
        if (!ready && nowNanos - heardNanos > READY_AFTER_NANOS) {
            becomeReady();
        }
        conversation.look(nowNanos);
        if (unwritableSinceNanos != 0 && nowNanos - unwritableSinceNanos > STUCK_AFTER_NANOS) {
            end(CloseReason.STUCK);
            return false;
        }
        pingIfSilent(nowNanos);
        readOn();
        return !ready
                || conversation.awaitsAnswer()
                || unwritableSinceNanos != 0
                || !channel.config().isAutoRead();
    }

    private void pingIfSilent(long nowNanos) {
        var silent = nowNanos - heardNanos;
        var interval = gateway.settings().pingInterval().toNanos();
        if (silent > interval * (pings + 1L)) {
            if (pings >= MISSED_PINGS) {
                end(CloseReason.SILENT);
            } else {
                pings++;
                channel.writeAndFlush(new PingWebSocketFrame());
            }
        }
    }

    private void read(WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> text(text);
            case ContinuationWebSocketFrame more -> more(more);
            case PingWebSocketFrame ping ->
                    channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case PongWebSocketFrame _ -> {}
            case CloseWebSocketFrame close -> closed(close);
            case BinaryWebSocketFrame _ -> end(CloseReason.NOT_TEXT);
            default -> end(CloseReason.NOT_TEXT);
        }
    }

    private void text(TextWebSocketFrame frame) {
        if (frame.isFinalFragment()) {
            message(text(frame.content()));
        } else {
            fragments = new StringBuilder(text(frame.content()));
        }
    }

    private void more(ContinuationWebSocketFrame frame) {
        var begun = fragments;
        if (begun == null) {
            end(CloseReason.NOT_TEXT);
            return;
        }
        begun.append(text(frame.content()));
        if (begun.length() > gateway.settings().maxMessageBytes()) {
            end(CloseReason.TOO_BIG);
        } else if (frame.isFinalFragment()) {
            fragments = null;
            message(begun.toString());
        }
    }

    private void message(String text) {
        loop.heard(station, gateway.now());
        switch (FrameReader.read(text)) {
            case Frame.Call call -> call(call);
            case Frame.CallResult result -> conversation.result(result);
            case Frame.CallError error -> conversation.error(error);
            case Frame.Broken broken -> conversation.broken(broken, text);
        }
        if (messagesSecond != loop.supervision().second()) {
            messagesSecond = loop.supervision().second();
            messages = 0;
        }
        messages++;
        if (isTooFast()) {
            gateway.metrics().slowed();
            pause();
        }
    }

    private void call(Frame.Call call) {
        if (!conversation.isBusy()) {
            conversation.call(call);
            return;
        }
        // It should wait for our answer, but some do not after they were offline.
        var waiting = early;
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
            early = waiting;
        }
        waiting.add(call);
        if (waiting.size() >= MOST_EARLY_CALLS) {
            pause();
        }
    }

    /** The next of its calls, and reads again where nothing speaks against it. */
    private void readOn() {
        var waiting = early;
        while (waiting != null && !conversation.isBusy()) {
            var next = waiting.poll();
            if (next == null) {
                early = null;
                break;
            }
            conversation.call(next);
        }
        if (!channel.config().isAutoRead()
                && channel.isWritable()
                && !isTooFast()
                && (early == null || early.size() < MOST_EARLY_CALLS)
                && loop.lane().waiting() < gateway.settings().maxQueued()) {
            channel.config().setAutoRead(true);
        }
    }

    private boolean isTooFast() {
        return messagesSecond == loop.supervision().second()
                && messages > gateway.settings().messagesPerSecond() * 2;
    }

    /** Reads nothing more until a look finds that it may. */
    void pause() {
        channel.config().setAutoRead(false);
        loop.supervision().watch(this);
    }

    /** Calls of ours may be sent from now on, unless the station is rejected. */
    void becomeReady() {
        if (!ready && conversation.mayBeAsked()) {
            ready = true;
            gateway.commands().due(station);
        }
    }

    private void closed(CloseWebSocketFrame close) {
        ended = true;
        gateway.metrics().closed("station");
        channel.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
    }

    private void end(CloseReason reason) {
        if (!ended) {
            ended = true;
            gateway.metrics().closed(reason.word());
            channel.writeAndFlush(new CloseWebSocketFrame(reason.code(), reason.text()))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static String text(ByteBuf content) {
        return content.toString(StandardCharsets.UTF_8);
    }
}
