package org.bluehorizons.bench.charging;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Charge points that send heartbeats, all on one event loop. Its methods are for one other thread.
 */
final class Heartbeats implements AutoCloseable, HeartbeatPoint.Listener {
    private static final int CONNECTING_AT_ONCE = 64;
    private static final int PATIENCE_SECONDS = 60;
    private static final int LAST_ANSWERS_SECONDS = 10;
    private static final double NANOS = 1e9;

    private final EventLoopGroup group;
    private final EventLoop loop;
    private final List<HeartbeatPoint> points = new ArrayList<>();
    private final Histogram times = new Histogram(3);
    private volatile @Nullable String failure;
    private boolean again;
    private @Nullable Future<?> ticking;
    private long answered;
    private long sent;
    private long began;
    private int turn;

    /**
     * What came back in a measured time.
     *
     * @param unanswered heartbeats that were not answered for ten seconds after it
     */
    record Figures(double perSecond, double p50Millis, double p99Millis, long unanswered) {}

    private Heartbeats() {
        group =
                new MultiThreadIoEventLoopGroup(
                        1,
                        Epoll.isAvailable()
                                ? EpollIoHandler.newFactory()
                                : NioIoHandler.newFactory());
        loop = group.next();
    }

    /** Returns when all are connected and accepted. */
    static Heartbeats connect(HeartbeatPoint.Door door, List<String> ids) throws Exception {
        var heartbeats = new Heartbeats();
        try {
            heartbeats.connectAll(door, ids);
            return heartbeats;
        } catch (Exception failed) {
            heartbeats.close();
            throw failed;
        }
    }

    private void connectAll(HeartbeatPoint.Door door, List<String> ids) throws Exception {
        var turns = new Semaphore(CONNECTING_AT_ONCE);
        List<CompletableFuture<HeartbeatPoint>> coming = new ArrayList<>();
        for (String id : ids) {
            turns.acquire();
            var point = new HeartbeatPoint(door, id, this);
            coming.add(point.booted().whenComplete((_, _) -> turns.release()));
            new Bootstrap()
                    .group(loop)
                    .channel(
                            Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(point)
                    .connect("127.0.0.1", door.port())
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            point.booted().completeExceptionally(connected.cause());
                        }
                    });
        }
        for (CompletableFuture<HeartbeatPoint> one : coming) {
            points.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Each sends again as soon as it was answered. */
    Figures saturate(int seconds) throws Exception {
        return measure(
                seconds,
                () -> {
                    again = true;
                    points.forEach(HeartbeatPoint::heartbeat);
                });
    }

    /** In turns, evenly; who was not answered yet is passed over. */
    Figures pace(int perSecond, int seconds) throws Exception {
        return measure(
                seconds,
                () ->
                        ticking =
                                loop.scheduleAtFixedRate(
                                        () -> sendDue(perSecond), 1, 1, TimeUnit.MILLISECONDS));
    }

    private Figures measure(int seconds, Runnable start) throws Exception {
        loop.submit(
                        () -> {
                            times.reset();
                            answered = 0;
                            sent = 0;
                            turn = 0;
                            began = System.nanoTime();
                            start.run();
                        })
                .get();
        TimeUnit.SECONDS.sleep(seconds);
        double perSecond =
                loop.submit(
                                () -> {
                                    stop();
                                    return answered * NANOS / (System.nanoTime() - began);
                                })
                        .get();
        long unanswered = awaitLastAnswers();
        if (failure != null) {
            throw new IOException(failure);
        }
        return new Figures(
                perSecond,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                unanswered);
    }

    private void stop() {
        again = false;
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    private void sendDue(int perSecond) {
        var due = (long) ((System.nanoTime() - began) / NANOS * perSecond);
        while (sent < due) {
            var point = points.get(turn);
            turn = (turn + 1) % points.size();
            sent++;
            if (!point.isWaiting()) {
                point.heartbeat();
            }
        }
    }

    /** Those that have not come by then are given up. */
    private long awaitLastAnswers() throws InterruptedException, ExecutionException {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ANSWERS_SECONDS);
        while (loop.submit(this::waiting).get() > 0 && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return loop.submit(
                        () -> {
                            long unanswered = waiting();
                            points.forEach(HeartbeatPoint::giveUp);
                            return unanswered;
                        })
                .get();
    }

    private long waiting() {
        return points.stream().filter(HeartbeatPoint::isWaiting).count();
    }

    @Override
    public void answered(HeartbeatPoint point, long nanos) {
        answered++;
        times.recordValue(nanos);
        if (again) {
            point.heartbeat();
        }
    }

    @Override
    public void failed(HeartbeatPoint point, String why) {
        failure = why;
    }

    /** Returns when every connection is closed, so that the next load has their files. */
    @Override
    public void close() {
        var closing = points.stream().map(HeartbeatPoint::close).toList();
        closing.forEach(ChannelFuture::awaitUninterruptibly);
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
