package org.bluehorizons.vehicles.telemetry;

import java.time.Clock;
import org.bluehorizons.platform.DatabaseAddress;
import org.springframework.stereotype.Component;

/** Opens lanes, each with a database connection and a thread of its own. */
@Component
public final class TelemetryLanes {

    private final DatabaseAddress address;
    private final TelemetryPartitions partitions;
    private final TelemetrySettings settings;
    private final TelemetryMetrics metrics;
    private final Clock clock;

    TelemetryLanes(
            DatabaseAddress address,
            TelemetryPartitions partitions,
            TelemetrySettings settings,
            TelemetryMetrics metrics,
            Clock clock) {
        this.address = address;
        this.partitions = partitions;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A running lane.
     *
     * @param name of its thread
     * @param committed called on the lane's thread
     * @param <O> what the gateway wants back
     */
    public <O> TelemetryLane<O> open(String name, TelemetryLane.Committed<O> committed) {
        var lane =
                new TelemetryLane<>(
                        name,
                        new TelemetryStore(address, partitions),
                        settings,
                        metrics,
                        committed,
                        clock);
        lane.start();
        return lane;
    }
}
