package org.bluehorizons.vehicles.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.DeviceListeners;
import org.bluehorizons.platform.Role;
import org.bluehorizons.vehicles.state.LiveState;
import org.bluehorizons.vehicles.telemetry.TelemetryLanes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The MQTT listeners of the role {@code vehicle-gateway}. At the end it stops listening and
 * reading, has everything committed and acknowledged, then closes the connections spread over a
 * while, so that the cars do not all come back at once.
 */
@Component
@ConditionalOnRole(Role.VEHICLE_GATEWAY)
public class VehicleGateway implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(VehicleGateway.class);
    private static final int MAX_CLIENT_ID = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(100);

    private final Gateway gateway;
    private final GatewayTls tls;
    private final TelemetryLanes lanes;
    private final LiveState liveState;
    private final IdentityHashMap<EventLoop, GatewayLoop> loops = new IdentityHashMap<>();
    private final DeviceListeners listeners;
    private volatile boolean running;
    private volatile int port = -1;
    private volatile int tlsPort = -1;

    VehicleGateway(Gateway gateway, GatewayTls tls, TelemetryLanes lanes, LiveState liveState) {
        this.gateway = gateway;
        this.tls = tls;
        this.listeners =
                new DeviceListeners(
                        "bluehorizons.vehicles.gateway", gateway.settings().bindAddress());
        this.lanes = lanes;
        this.liveState = liveState;
    }

    /** The port of MQTT without TLS, or -1. */
    public int port() {
        return port;
    }

    /** The port of MQTT with TLS, or -1. */
    public int tlsPort() {
        return tlsPort;
    }

    @Override
    public void start() {
        var settings = gateway.settings();
        var group = DeviceListeners.eventLoops(settings.eventLoops());
        group.forEach(executor -> {
            var loop = (EventLoop) executor;
            loops.put(
                    loop,
                    new GatewayLoop(
                            loop, loops.size(), lanes, liveState, gateway.traces(), settings));
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
        LOG.info("listening for cars: MQTT on port {}, with TLS on port {}", port, tlsPort);
    }

    @Override
    public void stop() {
        try {
            listeners.close();
            var cars = gateway.cars().all();
            cars.forEach(CarConnection::stopReading);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            for (var loop : loops.values()) {
                // All lanes are at it, so the patience is with all of them together.
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (!loop.stop(left.compareTo(LEAST_PATIENCE) > 0 ? left : LEAST_PATIENCE)) {
                    LOG.warn("some telemetry was not committed in time, nor acknowledged");
                }
            }
            closeSpread(cars);
            var now = gateway.clock().instant();
            gateway.store().releaseAll().forEach(car -> liveState.disconnected(car, now));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            loops.keySet().stream()
                    .map(EventLoop::parent)
                    .distinct()
                    .forEach(group -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS));
            loops.clear();
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before what it hands over to: live state, commands, notifications. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    private void closeSpread(Collection<CarConnection> cars) throws InterruptedException {
        var spread = gateway.settings().drainSpread().toMillis();
        var count = Math.max(1, cars.size());
        var index = 0;
        for (var car : cars) {
            car.closeIn(spread * index++ / count, Reason.SERVER_SHUTTING_DOWN);
        }
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(spread + 500);
        while (gateway.cars().count() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
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
                    .addLast(
                            "decoder",
                            new MqttDecoder(
                                    gateway.settings().maxPayloadBytes() + 1_024, MAX_CLIENT_ID))
                    .addLast("encoder", MqttEncoder.INSTANCE)
                    .addLast("door", new Doorman(channel, gateway, loop));
        }
    }
}
