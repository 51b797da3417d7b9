package org.bluehorizons.charging.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Figures of the network, the same on every node that runs workers. */
@Component
@ConditionalOnRole(Role.WORKERS)
class NetworkMetrics {

    private final Overviews overviews;
    private final MultiGauge stations;
    private final MultiGauge connectors;

    NetworkMetrics(Overviews overviews, MeterRegistry metrics) {
        this.overviews = overviews;
        this.stations =
                MultiGauge.builder("charging.stations")
                        .description("Charging stations: known (registered) and connected")
                        .register(metrics);
        this.connectors =
                MultiGauge.builder("charging.connectors")
                        .description("Connectors of charging stations by their status")
                        .register(metrics);
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT10S")
    void measure() {
        var overview = overviews.current();
        stations.register(
                List.of(
                        Row.of(Tags.of("state", "known"), overview.stations()),
                        Row.of(Tags.of("state", "connected"), overview.connected())),
                true);
        connectors.register(
                overview.connectors().entrySet().stream()
                        .map(status ->
                                Row.of(Tags.of("status", status.getKey()), status.getValue()))
                        .toList(),
                true);
    }
}
