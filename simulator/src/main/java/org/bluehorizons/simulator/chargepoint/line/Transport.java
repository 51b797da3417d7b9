package org.bluehorizons.simulator.chargepoint.line;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The event loops that all charge points of a process share. Safe for use by many threads. */
public final class Transport implements AutoCloseable {

    private static final int READ_BYTES = 2_048;
    private static final int GOODBYE_SECONDS = 5;

    private final EventLoopGroup group;
    private final List<EventLoop> loops;
    private final Bootstrap bootstrap;
    private final List<InetSocketAddress> sources;
    private final @Nullable SslContext tls;
    private final AtomicInteger dialled = new AtomicInteger();

    private Transport(int threads, List<InetAddress> sources, @Nullable SslContext tls) {
        var epoll = Epoll.isAvailable();
        this.group =
                new MultiThreadIoEventLoopGroup(
                        threads, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        this.loops =
                new ArrayList<>(IntStream.range(0, threads).mapToObj(_ -> group.next()).toList());
        this.sources = sources.stream().map(address -> new InetSocketAddress(address, 0)).toList();
        this.tls = tls;
        // A charge point has a deadline of its own for its handshake, so the connection needs none.
        this.bootstrap =
                new Bootstrap()
                        .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                        .option(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(READ_BYTES));
        if (epoll && !sources.isEmpty()) {
            // The port is chosen when it is known whom it goes to: each gateway has all of them.
            bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
    }

    /**
     * @param sources addresses of this machine to call from, in turn; empty: the system chooses
     * @param trust null: no gateway speaks TLS
     */
    public static Transport open(int threads, List<InetAddress> sources, @Nullable Trust trust)
            throws IOException {
        return new Transport(threads, sources, trust == null ? null : trust.context());
    }

    public List<EventLoop> loops() {
        return loops;
    }

    /** Calls; the owner hears of it on the loop, never before this returns. */
    public Line dial(EventLoop loop, Gateway gateway, Credentials credentials, Line.Owner owner) {
        var line = new Line(owner);
        bootstrap
                .clone(loop)
                .handler(new Pipeline(gateway, credentials, line))
                .localAddress(nextSource())
                .connect(gateway.host(), gateway.port())
                .addListener(
                        (ChannelFutureListener)
                                attempt -> loop.execute(() -> line.dialled(attempt)));
        return line;
    }

    private @Nullable InetSocketAddress nextSource() {
        return sources.isEmpty()
                ? null
                : sources.get(Math.floorMod(dialled.getAndIncrement(), sources.size()));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, GOODBYE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Pipeline extends ChannelInitializer<Channel> {

        private final Gateway gateway;
        private final Credentials credentials;
        private final Line line;

        Pipeline(Gateway gateway, Credentials credentials, Line line) {
            this.gateway = gateway;
            this.credentials = credentials;
            this.line = line;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (gateway.tls()) {
                if (tls == null) {
                    throw new IllegalStateException("a gateway with TLS, but nothing to trust");
                }
                channel.pipeline()
                        .addLast(tls.newHandler(channel.alloc(), gateway.host(), gateway.port()));
            }
            channel.pipeline().addLast(new Upgrade(line, gateway, credentials), line);
        }
    }
}
