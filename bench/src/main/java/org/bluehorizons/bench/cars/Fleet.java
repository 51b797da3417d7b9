package org.bluehorizons.bench.cars;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All cars of a load process, on one event loop thread: nothing is shared, so nothing is locked.
 * Methods named in the Javadoc are for the command thread, all others for the event loop.
 */
final class Fleet implements AutoCloseable, Acknowledgements.Listener {
    private static final int CONNECTING_AT_ONCE = 64;
    private static final long RAMP_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int PING_EVERY_SECONDS = 200;
    private static final byte[] PINGREQ = {(byte) 0xC0, 0};

    private final InetSocketAddress broker;
    private final MqttVersion version;
    private final TelemetryFrame frame;
    private final TimeText time;
    private final long boot;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final List<Car> cars = new ArrayList<>();
    private long sequence = TelemetryFrame.FIRST_SEQUENCE;
    private int pingTurn;
    private int lost;
    private @Nullable Measurement measurement;

    Fleet(InetSocketAddress broker, MqttVersion version, Clock clock) {
        this.broker = broker;
        this.version = version;
        this.time = new TimeText(clock);
        this.boot = clock.instant().getEpochSecond();
        this.frame = new TelemetryFrame(version, boot);
        IoHandlerFactory io =
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.group = new MultiThreadIoEventLoopGroup(1, io);
        this.loop = group.next();
        var _ = loop.scheduleAtFixedRate(this::pingSome, 1, 1, TimeUnit.SECONDS);
    }

    /** Command thread: connects these cars, so many at once, or says why one could not. */
    void connect(List<CarAccount> accounts) throws InterruptedException, ExecutionException {
        Semaphore turns = new Semaphore(CONNECTING_AT_ONCE);
        List<CompletableFuture<Car>> all = new ArrayList<>();
        for (CarAccount account : accounts) {
            turns.acquire();
            CompletableFuture<Car> one = connect(account);
            all.add(one.whenComplete((_, _) -> turns.release()));
        }
        for (CompletableFuture<Car> one : all) {
            Car car = one.get();
            loop.submit(() -> cars.add(car)).get();
        }
    }

    private CompletableFuture<Car> connect(CarAccount account) {
        SignIn signIn = new SignIn(account, version, this);
        Class<? extends SocketChannel> kind =
                Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
        new Bootstrap()
                .group(group)
                .channel(kind)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .handler(signIn)
                .connect(broker)
                .addListener((ChannelFuture connected) -> {
                    if (!connected.isSuccess()) {
                        signIn.signedIn().completeExceptionally(connected.cause());
                    }
                });
        return signIn.signedIn();
    }

    /** Command thread: closes all connections. */
    void disconnect() throws InterruptedException, ExecutionException {
        List<Car> leaving = loop.submit(() -> List.copyOf(cars)).get();
        loop.submit(cars::clear).get();
        for (Car car : leaving) {
            car.channel.close().sync();
        }
    }

    /** Command thread: carries the order out and waits until its messages are acknowledged. */
    LoadReport run(LoadOrder order) throws InterruptedException, ExecutionException {
        switch (order) {
            case LoadOrder.Maximum(int seconds, int window) ->
                    measure(new Pace.Maximum(window), seconds);
            case LoadOrder.Rate(int perSecond, int seconds) ->
                    measure(new Pace.FixedRate(cars.size() * 1_000_000_000L / perSecond), seconds);
            case LoadOrder.Connect _, LoadOrder.Disconnect _ ->
                    throw new IllegalArgumentException(order.line() + " sends nothing");
        }
        return loop.submit(this::finish).get();
    }

    /** Command thread: how things stand when nothing was measured. */
    LoadReport standing() throws InterruptedException, ExecutionException {
        return loop.submit(() -> new Measurement(new Pace.Maximum(0), 0, 1))
                .get()
                .report(cars.size(), lost, boot, 0);
    }

    private void measure(Pace pace, int seconds) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long from = start + RAMP_NANOS;
        long until = from + TimeUnit.SECONDS.toNanos(seconds);
        loop.submit(() -> begin(new Measurement(pace, from, until), start)).get();
        long giveUp = until + DRAIN_NANOS;
        do {
            TimeUnit.MILLISECONDS.sleep(20);
        } while (System.nanoTime() < until
                || (loop.submit(this::unacknowledged).get() > 0 && System.nanoTime() < giveUp));
    }

    private void begin(Measurement next, long start) {
        measurement = next;
        switch (next.pace) {
            case Pace.Maximum _ -> cars.forEach(this::fill);
            case Pace.FixedRate(long nanosPerCar) -> {
                for (int i = 0; i < cars.size(); i++) {
                    cars.get(i).due = start + nanosPerCar * i / cars.size();
                }
                tick(next, 0);
            }
        }
    }

    /** Sends for every car that is due, in the order of their times, and comes back in 1 ms. */
    private void tick(Measurement current, int firstCar) {
        long now = System.nanoTime();
        int at = firstCar;
        for (int i = 0; i < cars.size() && cars.get(at).due <= now; i++) {
            fill(cars.get(at));
            at = at + 1 == cars.size() ? 0 : at + 1;
        }
        if (current.sends(now)) {
            int next = at;
            var _ =
                    loop.schedule(() -> tick(current, next), 1, TimeUnit.MILLISECONDS)
                            .addListener(Fleet::sayWhyNot);
        }
    }

    /** Sends what is due for the car and fits into its window, in one write. */
    @Override
    public void fill(Car car) {
        long now = System.nanoTime();
        if (measurement == null || !measurement.sends(now) || !car.channel.isActive()) {
            return;
        }
        Pace pace = measurement.pace;
        int count = Math.min(pace.due(car, now), car.room());
        if (count <= 0) {
            return;
        }
        ByteBuf burst = car.channel.alloc().directBuffer(count * frame.length());
        byte[] instant = time.now();
        for (int i = 0; i < count; i++) {
            frame.write(burst, car.id, car.send(pace.take(car, now)), sequence++, instant);
        }
        var _ = car.channel.writeAndFlush(burst, car.channel.voidPromise());
    }

    @Override
    public void acknowledged(Car car, int packetId, boolean refused) {
        long intendedAt = car.acknowledged(packetId);
        if (measurement != null) {
            measurement.acknowledged(intendedAt, System.nanoTime(), refused);
        }
    }

    @Override
    public void closed(Car car) {
        if (cars.contains(car)) {
            lost++;
            System.err.println("load: the broker closed a connection");
        }
    }

    private long unacknowledged() {
        return cars.stream().mapToLong(Car::unacknowledged).sum();
    }

    private LoadReport finish() {
        Measurement done = Objects.requireNonNull(measurement);
        measurement = null;
        return done.report(cars.size(), lost, boot, unacknowledged());
    }

    private static void sayWhyNot(Future<?> task) {
        if (!task.isSuccess()) {
            System.err.println("load: stopped sending: " + task.cause());
        }
    }

    private void pingSome() {
        for (int i = pingTurn; i < cars.size(); i += PING_EVERY_SECONDS) {
            var _ = cars.get(i).channel.writeAndFlush(Unpooled.wrappedBuffer(PINGREQ));
        }
        pingTurn = (pingTurn + 1) % PING_EVERY_SECONDS;
    }

    @Override
    public void close() {
        loop.submit(cars::clear).syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
