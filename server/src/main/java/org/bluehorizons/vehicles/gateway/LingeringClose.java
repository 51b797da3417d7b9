package org.bluehorizons.vehicles.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection whose last words shall arrive. TCP resets a connection that is closed
 * with input still unread, and the peer then loses what was on its way: the reason of a DISCONNECT,
 * PUBACKs. So only our half is closed; what the car still sends is thrown away until it closes its
 * half, for a second at most.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {

    private static final String NAME = "lingering-close";
    private static final long PATIENCE_MILLIS = 1_000;

    private LingeringClose() {}

    /** On the channel's event loop. A second call does nothing. */
    static void begin(Channel channel, @Nullable Object lastWords) {
        if (!channel.isActive() || channel.pipeline().get(NAME) != null) {
            return;
        }
        channel.pipeline().addBefore("decoder", NAME, new LingeringClose());
        channel.eventLoop().schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        channel.config().setAutoRead(true);
        channel.writeAndFlush(lastWords == null ? Unpooled.EMPTY_BUFFER : lastWords)
                .addListener(_ -> endTls(channel));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    private static void endTls(Channel channel) {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            closeOurHalf(channel);
        } else {
            tls.closeOutbound().addListener(_ -> closeOurHalf(channel));
        }
    }

    private static void closeOurHalf(Channel channel) {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }
}
