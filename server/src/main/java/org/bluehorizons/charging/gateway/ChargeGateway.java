package org.bluehorizons.charging.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DeviceListeners;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The WebSocket listeners of the role {@code charge-gateway}. No more handshakes are under way than
 * the settings say: further connections wait in the kernel, so that a district that comes back does
 * not drown the node. At the end it stops listening, closes the connections in stages, each when
 * its calls are answered, and has everything committed.
 */
@Component
@ConditionalOnRole(Role.CHARGE_GATEWAY)
public class ChargeGateway implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChargeGateway.class);
    private static final int MAX_REQUEST_LINE = 1_024;
    private static final int MAX_HEADERS = 8_192;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);

    private final Gateway gateway;
    private final GatewayTls tls;
    private final CallBatch batch;
    private final Clock clock;
    private final IdentityHashMap<EventLoop, GatewayLoop> loops = new IdentityHashMap<>();
    private final List<CallLane> lanes = new CopyOnWriteArrayList<>();
    private final DeviceListeners listeners;
    private volatile boolean running;
    private volatile int port = -1;
    private volatile int tlsPort = -1;

    ChargeGateway(Gateway gateway, GatewayTls tls, CallBatch batch, Clock clock) {
        this.gateway = gateway;
        this.tls = tls;
        this.listeners =
                new DeviceListeners(
                        "bluehorizons.charging.gateway", gateway.settings().bindAddress());
        this.batch = batch;
        this.clock = clock;
        gateway.metrics()
                .gauges(
                        () -> gateway.stations().count(),
                        () -> lanes.stream().mapToInt(CallLane::waiting).sum());
    }

    /** The port of ws, or -1. */
    public int port() {
        return port;
    }

    /** The port of wss, or -1. */
    public int tlsPort() {
        return tlsPort;
    }

    @Override
    public void start() {
        var settings = gateway.settings();
        var lane = new CallLane("charging-calls", batch, Pace.THRIFTY, gateway, clock);
        var commandLane = new CallLane("charging-outcomes", batch, Pace.PROMPT, gateway, clock);
        lanes.addAll(List.of(lane, commandLane));
        lanes.forEach(CallLane::start);
        gateway.draining(false);
        gateway.admissions().start();
        var group = DeviceListeners.eventLoops(settings.eventLoops());
        group.forEach(executor -> {
            var loop = (EventLoop) executor;
            loops.put(loop, new GatewayLoop(loop, settings.roundSeconds(), lane, commandLane));
        });
        if (settings.port() >= 0) {
            port = listeners.listen(group, "port", settings.port(), new Pipeline(null));
        }
        if (settings.tlsPort() >= 0) {
            tlsPort =
                    listeners.listen(
                            group, "tls-port", settings.tlsPort(), new Pipeline(tls.context()));
        }
        running = true;
        LOG.info("listening for charge points: ws on port {}, wss on port {}", port, tlsPort);
    }

    @Override
    public void stop() {
        try {
            gateway.draining(true);
            listeners.close();
            closeInStages();
            lanes.forEach(CallLane::finish);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            gateway.admissions().stop(PATIENCE);
            for (var lane : lanes) {
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (!lane.join(left.compareTo(LEAST_PATIENCE) > 0 ? left : LEAST_PATIENCE)) {
                    LOG.warn("some messages were not committed in time, nor answered");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            loops.keySet().stream()
                    .map(EventLoop::parent)
                    .distinct()
                    .forEach(group -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS));
            loops.clear();
            lanes.clear();
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before what it hands over to. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    /** Spread, so that they do not all come back at once. */
    private void closeInStages() throws InterruptedException {
        var spread = Math.max(1, gateway.settings().drainSpread().toMillis());
        for (var station : gateway.stations().all()) {
            station.closeIn(ThreadLocalRandom.current().nextLong(spread), CloseReason.RESTART);
        }
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(spread + 1_500);
        while (gateway.stations().count() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
    }

    /** Accepts only while there is room for more handshakes. */
    private void meterAccepting() {
        listeners.accept(gateway.handshakes().get() < gateway.settings().maxHandshakes());
    }

    /** Handlers of a new connection, from the wire inwards. */
    private final class Pipeline extends ChannelInitializer<Channel> {

        private final @Nullable SslContext context;

        Pipeline(@Nullable SslContext context) {
            this.context = context;
        }

        @Override
        protected void initChannel(Channel channel) {
            var loop = loops.get(channel.eventLoop());
            if (loop == null) {
                channel.close();
                return;
            }
            if (context != null) {
                channel.pipeline().addLast("tls", context.newHandler(channel.alloc()));
            }
            channel.pipeline()
                    .addLast("http", new HttpServerCodec(MAX_REQUEST_LINE, MAX_HEADERS, 8_192))
                    .addLast(
                            "door",
                            new Handshake(
                                    channel, gateway, loop, ChargeGateway.this::meterAccepting));
            meterAccepting();
        }
    }
}
