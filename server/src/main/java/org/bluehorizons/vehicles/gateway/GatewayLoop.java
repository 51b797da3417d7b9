package org.bluehorizons.vehicles.gateway;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bluehorizons.platform.Supervision;
import org.bluehorizons.vehicles.VehicleId;
import org.bluehorizons.vehicles.state.LiveState;
import org.bluehorizons.vehicles.telemetry.Publication;
import org.bluehorizons.vehicles.telemetry.TelemetryLane;
import org.bluehorizons.vehicles.telemetry.TelemetryLanes;
import org.bluehorizons.vehicles.telemetry.TelemetryMessage;

/**
 * One event loop with what its connections share: a telemetry lane, scratch space, supervision. A
 * lane of its own keeps the loop's cars from waiting for another loop's.
 */
final class GatewayLoop {

    private final EventLoop loop;

    /** Keep-alives are short and publishes are counted by the second, so each has its look then. */
    private final Supervision supervision = new Supervision(1);

    private final LiveState liveState;
    private final PublishTraces traces;
    private final TelemetryLane<Origin> lane;
    private final byte[] scratch;

    GatewayLoop(
            EventLoop loop,
            int number,
            TelemetryLanes lanes,
            LiveState liveState,
            PublishTraces traces,
            GatewaySettings settings) {
        this.loop = loop;
        this.liveState = liveState;
        this.traces = traces;
        this.scratch = new byte[settings.maxPayloadBytes()];
        this.lane = lanes.open("telemetry-" + number, this::committed);
        loop.scheduleAtFixedRate(
                () -> supervision.everySecond(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
    }

    /** Call it on the event loop. */
    Supervision supervision() {
        return supervision;
    }

    /** Any thread. */
    TelemetryLane<Origin> lane() {
        return lane;
    }

    /** Any thread. */
    void execute(Runnable task) {
        loop.execute(task);
    }

    /** Any thread. */
    ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return loop.schedule(task, delay, unit);
    }

    /** The payload in the loop's scratch space: good until the next call. Event loop only. */
    byte[] bytesOf(MqttPublishMessage publish) {
        var payload = publish.payload();
        payload.getBytes(payload.readerIndex(), scratch, 0, payload.readableBytes());
        return scratch;
    }

    /** Commits what waits and ends the lane. */
    boolean stop(Duration patience) throws InterruptedException {
        return lane.stop(patience);
    }

    /** On the lane's thread. */
    private void committed(TelemetryLane.Commit<Origin> commit) {
        loop.execute(() -> acknowledge(commit.batch(), commit.repeated()));
        var messages = new ArrayList<TelemetryMessage>(commit.batch().size());
        for (var publication : commit.batch()) {
            messages.addAll(publication.telemetry());
            var trace = publication.origin().trace();
            if (trace != null) {
                traces.committed(trace, commit.begun(), commit.ended(), commit.batch().size());
            }
        }
        liveState.apply(messages);
    }

    private static void acknowledge(
            List<Publication<Origin>> batch, Map<VehicleId, Long> repeated) {
        var touched = new LinkedHashSet<CarConnection>();
        for (var publication : batch) {
            var origin = publication.origin();
            var connection = origin.connection();
            var pending = origin.pending();
            if (connection == null || pending == null) {
                continue;
            }
            pending.done(origin.reason(), origin.text());
            if (publication.fresh() && repeated.containsKey(publication.vehicle())) {
                connection.repeats();
            }
            touched.add(connection);
        }
        touched.forEach(CarConnection::settled);
    }
}
