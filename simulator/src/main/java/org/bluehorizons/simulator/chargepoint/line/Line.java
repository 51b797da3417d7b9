package org.bluehorizons.simulator.chargepoint.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a charge point to speak with its gateway. The owner hears either that it was
 * refused, or that it is open and later that it ended; each once. All of it on the event loop.
 */
public final class Line extends SimpleChannelInboundHandler<WebSocketFrame> {

    /** Whose line it is. */
    public interface Owner {

        void opened(Line line);

        /**
         * @param status of HTTP; 0: nobody is there
         * @param retryAfterSeconds what the gateway asks for; 0: nothing
         */
        void refused(Line line, int status, int retryAfterSeconds);

        /**
         * @param text UTF-8; valid during the call
         */
        void heard(Line line, ByteBuf text);

        void ended(Line line);
    }

    private enum State {
        DIALLING,
        OPEN,
        OVER
    }

    private final Owner owner;
    private State state = State.DIALLING;
    private @Nullable Channel channel;
    private @Nullable CompositeByteBuf parts;

    Line(Owner owner) {
        this.owner = owner;
    }

    /** Sends, unless the line is gone. */
    public void send(String text) {
        if (channel != null && state == State.OPEN) {
            var bytes = channel.alloc().buffer(text.length());
            ByteBufUtil.writeUtf8(bytes, text);
            channel.writeAndFlush(new TextWebSocketFrame(bytes), channel.voidPromise());
        }
    }

    public void sendBinary(byte[] bytes) {
        if (channel != null && state == State.OPEN) {
            var frame = new BinaryWebSocketFrame(channel.alloc().buffer().writeBytes(bytes));
            channel.writeAndFlush(frame, channel.voidPromise());
        }
    }

    public void ping() {
        if (channel != null && state == State.OPEN) {
            channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
        }
    }

    /** Whether what was sent has mostly left. */
    public boolean isWritable() {
        return channel != null && channel.isWritable();
    }

    /** Ends it in good order. */
    public void close() {
        if (channel != null && state == State.OPEN) {
            channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(_ -> cut());
        } else {
            cut();
        }
    }

    /** Ends it as a power cut does. */
    public void cut() {
        if (channel != null) {
            channel.close();
        }
    }

    /** From now on reads only what {@link #readOnce} fetches; the gateway's words pile up. */
    public void stopReading() {
        if (channel != null) {
            channel.config().setOption(ChannelOption.SO_RCVBUF, 4_096);
            channel.config().setAutoRead(false);
        }
    }

    public void readOnce() {
        if (channel != null) {
            channel.read();
        }
    }

    void dialled(ChannelFuture attempt) {
        if (!attempt.isSuccess()) {
            isRefused(0, 0);
        }
    }

    void isOpen() {
        state = State.OPEN;
        owner.opened(this);
    }

    void isRefused(int status, int retryAfterSeconds) {
        if (state == State.DIALLING) {
            state = State.OVER;
            owner.refused(this, status, retryAfterSeconds);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text when text.isFinalFragment() ->
                    owner.heard(this, text.content());
            case TextWebSocketFrame first -> begin(context, first);
            case ContinuationWebSocketFrame next -> append(next);
            case PingWebSocketFrame ping ->
                    context.writeAndFlush(
                            new PongWebSocketFrame(ping.content().retain()), context.voidPromise());
            case CloseWebSocketFrame close ->
                    context.writeAndFlush(
                                    new CloseWebSocketFrame(true, 0, close.content().retain()))
                            .addListener(_ -> cut());
            default -> {
                // Pongs need no answer, and OCPP has no binary messages.
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (parts != null) {
            parts.release();
            parts = null;
        }
        if (state == State.OPEN) {
            state = State.OVER;
            owner.ended(this);
        } else {
            isRefused(0, 0);
        }
    }

    /** A connection that breaks is all in a day's work: {@link #channelInactive} follows. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void begin(ChannelHandlerContext context, WebSocketFrame first) {
        parts = context.alloc().compositeBuffer().addComponent(true, first.content().retain());
    }

    private void append(WebSocketFrame next) {
        if (parts == null) {
            return;
        }
        parts.addComponent(true, next.content().retain());
        if (next.isFinalFragment()) {
            try {
                owner.heard(this, parts);
            } finally {
                parts.release();
                parts = null;
            }
        }
    }
}
