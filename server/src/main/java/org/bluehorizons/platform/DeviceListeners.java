package org.bluehorizons.platform;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The TCP ports where devices connect, on Netty: epoll where there is one. Writing to a device is
 * bounded by water marks. Safe for use by many threads.
 */
public final class DeviceListeners {

    private static final int BACKLOG = 4_096;
    private static final WriteBufferWaterMark WATER_MARKS =
            new WriteBufferWaterMark(16_384, 65_536);

    private final String prefix;
    private final String bindAddress;
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param prefix of the settings, for messages
     * @param bindAddress blank for all
     */
    public DeviceListeners(String prefix, String bindAddress) {
        this.prefix = prefix;
        this.bindAddress = bindAddress;
    }

    public static EventLoopGroup eventLoops(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * @param setting that names the port
     * @param port 0 for any free one
     * @param pipeline the handlers of a new connection
     * @return the port
     * @throws StartException when it is taken
     */
    public int listen(
            EventLoopGroup group, String setting, int port, ChannelInitializer<Channel> pipeline) {
        var address =
                bindAddress.isBlank()
                        ? new InetSocketAddress(port)
                        : new InetSocketAddress(bindAddress, port);
        var bound =
                new ServerBootstrap()
                        .group(group)
                        .channel(channelType())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                        .childHandler(pipeline)
                        .bind(address)
                        .awaitUninterruptibly();
        if (bound.cause() != null) {
            throw new StartException(
                    "%s.%s: cannot listen on port %d: %s"
                            .formatted(prefix, setting, port, bound.cause().getMessage()),
                    bound.cause());
        }
        listeners.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** False: further connections wait in the kernel. */
    public void accept(boolean accepting) {
        for (var listener : listeners) {
            if (listener.config().isAutoRead() != accepting) {
                listener.config().setAutoRead(accepting);
            }
        }
    }

    /** Returns when none is open; connections stay. */
    public void close() {
        listeners.forEach(listener -> listener.close().syncUninterruptibly());
        listeners.clear();
    }

    private static Class<? extends ServerChannel> channelType() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }
}
